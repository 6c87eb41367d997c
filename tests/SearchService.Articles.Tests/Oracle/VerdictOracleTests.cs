using Xunit;
using Xunit.Sdk;

namespace SearchService.Articles.Tests;

/// <summary>Random searches, each explained for articles that it finds and articles that it does not, against the hits themselves and
/// the reference.</summary>
public sealed class VerdictOracleTests(SampleArticles samples) : IClassFixture<SampleArticles>
{
    private readonly List<ArticleVerdict> _verdicts = [];

    [Theory]
    [InlineData(70_000)]
    [InlineData(80_000)]
    public void Verdicts_say_what_the_search_does_and_true_reasons(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 100; seed++)
        {
            var random = new Random(seed);
            var (search, typed) = new RandomSearches(random, samples.Plain.Articles).Next();
            var hits = AllHits(search);
            var answer = samples.Plain.Answer(search, typed);
            Article[] asked = [.. samples.Plain.Articles.OrderBy(_ => random.Next()).Take(8), .. answer.Hits.Take(3).Select(h => h.Article)];
            foreach (var article in asked)
            {
                try
                {
                    Judge(search, answer, article, hits);
                }
                catch (XunitException e)
                {
                    Assert.Fail($"seed {seed}: {search.Text} {search.Words} {article.Id}\n{e.Message}");
                }
            }
        }

        Assert.Contains(_verdicts, v => v.Rank > 1 && v.Query.Text.Length > 0);
        Assert.Contains(_verdicts, v => v.Reasons.Count > 2);
        Assert.Contains(_verdicts, v => v.Words.Any(w => w is { IsExcluded: true, Matched: true }));
    }

    private List<ArticleHit> AllHits(ArticleSearch search)
    {
        var hits = new List<ArticleHit>();
        for (var page = 1; ; page++)
        {
            var found = samples.Index.Search(search with { Page = page, Size = 100, Facets = [] });
            hits.AddRange(found.Hits);
            if (hits.Count == found.Total)
                return hits;
        }
    }

    private void Judge(ArticleSearch search, PlainAnswer answer, Article article, List<ArticleHit> hits)
    {
        var verdict = samples.Index.Explain(article.Id, search)!;
        _verdicts.Add(verdict);
        var place = hits.FindIndex(h => h.Id == article.Id);
        Assert.Equal(article.Id, verdict.Id);
        Assert.Equal(place < 0 ? null : place + 1, verdict.Rank);
        Assert.Equal(hits.Count, verdict.Total);
        Assert.Equal((answer.IsRelaxed, answer.Corrected), (verdict.Query.Relaxed, verdict.Query.Corrected));
        Assert.Equal((float)(verdict.Explanation.Text * verdict.Explanation.Quality), verdict.Score);
        if (place >= 0)
            Assert.Equal(hits[place].Score, verdict.Score);
        JudgeFilters(search, article, verdict);
        JudgeWords(article, verdict);
        JudgeReasons(answer, search, article, verdict);
    }

    private static void JudgeFilters(ArticleSearch search, Article article, ArticleVerdict verdict)
    {
        foreach (var filter in verdict.Filters)
        {
            var alone = filter.Name switch
            {
                "from" => new ArticleSearch { From = search.From },
                "to" => new ArticleSearch { ToExclusive = search.ToExclusive },
                "minQuality" => new ArticleSearch { MinQuality = search.MinQuality },
                "maxQuality" => new ArticleSearch { MaxQuality = search.MaxQuality },
                _ => new ArticleSearch { Filters = [.. search.Filters.Where(f => f.Facet.ToString().Equals(filter.Name, StringComparison.OrdinalIgnoreCase))] },
            };
            Assert.Equal((filter.Name, PlainFilters.Keep(article, alone)), (filter.Name, filter.Passed));
            if (filter.Name == "topic" && article.Topics.Count is > 0 and < 10)
                Assert.All(article.Topics, topic => Assert.Contains(topic, filter.Why, StringComparison.Ordinal));
        }

        Assert.Equal(PlainFilters.Keep(article, search), verdict.Filters.All(f => f.Passed));
    }

    // Words and beginnings are compared with the article's own; phrases are judged with the hits.
    private void JudgeWords(Article article, ArticleVerdict verdict)
    {
        var plain = new PlainArticle(article, samples.Options);
        foreach (var word in verdict.Words.Where(w => !w.Term.Contains('"') && !w.Term.Contains('~')))
        {
            var stems = word.Term.EndsWith('*') ? PrefixStems.Of(word.Term[..^1]) : [word.Term];
            bool Has(QueryField? field) => plain.TermsOf(field).Any(t => stems.Contains(t)
                || (word.Term.EndsWith('*') && t.StartsWith(word.Term[..^1], StringComparison.Ordinal)));
            Assert.Equal((word.Word, Has(word.Field)), (word.Word, word.Matched));
            Assert.Equal(Enum.GetValues<QueryField>().Where(f => Has(f)), word.In);
            Assert.Equal(word is { Matched: true, IsExcluded: false }, word.Score > 0);
        }
    }

    // A reason names only what is so: a filter that fails, a word that is missing, or an excluded one that is there.
    private void JudgeReasons(PlainAnswer answer, ArticleSearch search, Article article, ArticleVerdict verdict)
    {
        Assert.False(string.IsNullOrWhiteSpace(verdict.Why));
        if (verdict.Rank is not null)
        {
            Assert.Empty(verdict.Reasons);
            return;
        }

        var failed = verdict.Filters.Where(f => !f.Passed).Select(f => $"It {f.Why}.").ToList();
        var ofText = verdict.Reasons.Except(failed).ToList();
        Assert.Equal(failed.Order(StringComparer.Ordinal), verdict.Reasons.Except(ofText).Order(StringComparer.Ordinal));
        Assert.Equal(string.Join(' ', verdict.Reasons), verdict.Why);
        var textMatches = answer.Spelled is null || (PlainQuery.Of(answer.Spelled) is { } query
            && query.Matches(new PlainArticle(article, samples.Options), answer.IsRelaxed || search.Words == WordsMode.Any));
        Assert.Equal(textMatches, ofText.Count == 0);
        foreach (var reason in ofText.Where(r => r.StartsWith("The word '", StringComparison.Ordinal)))
            Assert.Contains(verdict.Words, w => !w.Matched && reason.Contains($"'{w.Word}'", StringComparison.Ordinal));
        foreach (var reason in ofText.Where(r => r.StartsWith("It is left out because it has", StringComparison.Ordinal)))
            Assert.Contains(verdict.Words, w => w is { Matched: true, IsExcluded: true } && reason.Contains(w.Word, StringComparison.Ordinal));
    }
}
