using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Similar articles, compared with what looking at every sample article gives.</summary>
public sealed class SimilarOracleTests(SampleArticles samples) : IClassFixture<SampleArticles>
{
    private const int MaxWords = 25;
    private const double TextWeight = 1.0 / 15;

    private readonly PlainArticle[] _articles = [.. samples.Plain.Articles.Select(a => new PlainArticle(a, samples.Options))];

    [Fact]
    public void FindSimilar_answers_what_the_reference_answers()
    {
        var scoring = new PlainScoring(_articles, null);
        foreach (var article in _articles)
        {
            var search = new SimilarSearch(article.Article.Id) { WithRelated = false, QualityWeight = 0, Size = 100 };
            var page = samples.Index.FindSimilar(search)!;
            var words = TellingWords(article);
            var expected = _articles
                .Where(a => a.Article.Title != article.Article.Title || a.Article.Excerpt != article.Article.Excerpt)
                .Select(a => (a.Article.Id, Score: words.Sum(w => a.Count(null, w.Stem) is > 0 and var count ? w.Count * scoring.Score(a, count, w.Stem) : 0)))
                .Where(a => a.Score > 0)
                .OrderByDescending(a => a.Score)
                .ToList();
            Assert.Equal(expected.Count, page.Total);
            var scores = expected.ToDictionary(a => a.Id, a => a.Score);
            Assert.Equal(Math.Min(100, expected.Count), page.Hits.Count);
            for (var i = 0; i < page.Hits.Count; i++)
            {
                Assert.Equal(expected[i].Score, page.Hits[i].Hit.Score, 1e-4);
                Assert.Equal(scores[page.Hits[i].Hit.Id], page.Hits[i].Hit.Score, 1e-4);
            }
        }
    }

    [Fact]
    public void FindSimilar_names_the_words_that_score()
    {
        foreach (var article in _articles)
        {
            var words = TellingWords(article).Select(w => w.Stem).ToHashSet();
            foreach (var hit in samples.Index.FindSimilar(new SimilarSearch(article.Article.Id))!.Hits)
            {
                var other = _articles.Single(a => a.Article.Id == hit.Hit.Id);
                var named = hit.Because.Words.Select(w => Assert.Single(PlainField.Analyze(w)).Term).Order();
                Assert.Equal(words.Where(w => other.Count(null, w) > 0).Order(), named);
                Assert.Equal(article.Article.Topics.Intersect(other.Article.Topics), hit.Because.Topics);
            }
        }
    }

    private List<(string Stem, double Count)> TellingWords(PlainArticle article)
    {
        var fields = new[] { (QueryField.Title, 1.0), (QueryField.Excerpt, TextWeight), (QueryField.Topic, TextWeight) };
        return
        [
            .. fields.SelectMany(f => article.TermsOf(f.Item1)).Distinct()
                .Select(stem => (Stem: stem, Count: fields.Sum(f => f.Item2 * article.Count(f.Item1, stem)), With: _articles.Count(a => a.Count(null, stem) > 0)))
                .Where(w => w.With >= 2 && w.With <= Math.Max(50, 0.5 * _articles.Length))
                .OrderByDescending(w => w.Count * Math.Log(1 + ((_articles.Length - w.With + 0.5) / (w.With + 0.5))))
                .ThenBy(w => w.Stem, StringComparer.Ordinal)
                .Select(w => (w.Stem, w.Count))
                .Take(MaxWords),
        ];
    }
}
