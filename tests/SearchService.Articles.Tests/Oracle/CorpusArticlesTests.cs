using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Real articles, searched by the product and by the reference, and judged queries over them.</summary>
public sealed class CorpusArticlesTests(CorpusArticles corpus) : IClassFixture<CorpusArticles>
{
    [Fact]
    public void Search_answers_what_the_reference_answers()
    {
        SharedFolder.Require(CorpusArticles.Folder);
        OracleRun.Compare(new Oracle(corpus.Index, corpus.Plain, comparesScores: true), corpus.Plain, firstSeed: 1000, count: 300);
    }

    // Style a: titles find what editors related to them; b: salient words; c: b with a typing error; d: b in other inflections.
    [Fact]
    public void Ranking_of_judged_queries_keeps_its_level()
    {
        SharedFolder.Require(CorpusArticles.Folder);
        var judged = new JudgedQueries(SharedFolder.Require("eval"));
        var gains = judged.Queries
            .Select(query => (Style: query.Id[..1], Gain: judged.GainOf(query.Id, Ranked(query.Text))))
            .GroupBy(query => query.Style)
            .ToDictionary(style => style.Key, style => style.Average(query => query.Gain));
        var report = string.Join(", ", gains.OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Value:0.0000}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"nDCG@10: {report}");
        Assert.True(gains["a"] >= 0.42 && gains["b"] >= 0.98 && gains["c"] >= 0.97 && gains["d"] >= 0.98, report);
    }

    // By the words alone: the judgments are the related lists.
    [Theory]
    [InlineData(0.0, 0.42)]
    [InlineData(null, 0.415)]
    public void Similar_articles_of_judged_ones_keep_their_level(double? qualityWeight, double floor)
    {
        SharedFolder.Require(CorpusArticles.Folder);
        var judged = new JudgedQueries(SharedFolder.Require("eval"));
        var gain = judged.Articles.Average(article =>
        {
            var search = new SimilarSearch(article.File[..^".md".Length]) { WithRelated = false, QualityWeight = qualityWeight, Size = 40 };
            return judged.GainOf(article.QueryId, corpus.Index.FindSimilar(search)!.Hits.Select(h => h.Hit.Id + ".md"));
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"nDCG@10: {gain:0.0000}");
        Assert.True(gain >= floor, $"{gain:0.0000}");
    }

    private IEnumerable<string> Ranked(string text)
    {
        // Ten that count and the copies of the query's own article, which do not.
        var search = new ArticleSearch { Text = text, Words = WordsMode.Any, QualityWeight = 0, Size = 40 };
        return corpus.Index.Search(search).Hits.Select(h => h.Id + ".md");
    }
}
