using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>The sample articles of the repository, searched by the product and by the reference.</summary>
public sealed class SampleArticlesTests(SampleArticles samples) : IClassFixture<SampleArticles>
{
    [Fact]
    public void Search_answers_what_the_reference_answers() =>
        OracleRun.Compare(new Oracle(samples.Index, samples.Plain, comparesScores: true), samples.Plain, firstSeed: 1, count: 300);

    [Fact]
    public void Single_words_score_as_the_formula_says_to_the_bit()
    {
        foreach (var word in samples.Plain.Articles.SelectMany(a => PlainField.Analyze(a.Title)).Select(w => w.Term).Distinct().Take(300))
        {
            // A stem need not be a word with itself as its stem.
            if (PlainField.Analyze(word) is not [var only] || only.Term != word)
                continue;
            var search = new ArticleSearch { Text = word, QualityWeight = 0, Size = 100 };
            var expected = samples.Plain.Answer(search, new TypedQuery.TypedWord(null, word)).Hits.ToDictionary(h => h.Article.Id, h => (float)h.Text);
            var found = samples.Index.Search(search).Hits.ToDictionary(h => h.Id, h => h.Score);
            Assert.Equal(expected.OrderBy(h => h.Key), found.OrderBy(h => h.Key));
        }
    }

    [Fact]
    public void Beginnings_find_the_words_that_begin_so()
    {
        var missed = new List<string>();
        foreach (var article in samples.Plain.Articles.Take(40))
        {
            foreach (var word in article.Title.Split(' ').Where(w => w.Length > 3 && w.All(char.IsAsciiLetter)))
            {
                if (PlainField.Analyze(word).Count == 0)
                    continue;
                for (var length = 3; length <= word.Length; length++)
                {
                    var search = new ArticleSearch { Text = $"title:{word[..length]}*", Size = 100 };
                    if (!samples.Index.Search(search).Hits.Any(h => h.Id == article.Id))
                        missed.Add($"{word[..length]}* {word}");
                }
            }
        }

        Assert.True(missed.Count == 0, string.Join(", ", missed));
    }

    [Fact]
    public void Parts_of_a_score_add_up()
    {
        foreach (var article in samples.Plain.Articles)
        {
            var search = new ArticleSearch { Text = string.Join(' ', PlainField.Analyze(article.Title).Select(w => w.Term)), Words = WordsMode.Any, Explain = true };
            foreach (var hit in samples.Index.Search(search).Hits)
            {
                var plain = new PlainArticle(samples.Plain.Articles.Single(a => a.Id == hit.Id), samples.Options);
                Assert.Equal(hit.Explanation!.Text, hit.Explanation.Terms.Sum(t => (double)t.Score), 1e-5 * hit.Explanation.Text);
                Assert.All(hit.Explanation.Terms, term => Assert.Equal(
                    Enum.GetValues<QueryField>().Where(f => plain.Count(f, term.Term) > 0).Select(f => f.ToString().ToLowerInvariant()), term.In));
            }
        }
    }
}
