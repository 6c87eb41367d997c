using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>What we write, Lucene reads: CheckIndex is clean, and its dump of each scenario equals our own.</summary>
public sealed class WriteEngineTests(LuceneJava lucene)
{
    public static TheoryData<string> Scenarios => [.. EngineScenarios.All];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Index_of_ours_is_clean_and_dumps_the_same(string scenario)
    {
        var path = lucene.EngineScenarios.PathOf(scenario);
        lucene.AssertClean(path);
        IndexComparison.AssertSameDump(lucene, path);
    }

    [Theory]
    [InlineData("frequencies", "docs", 2)]
    [InlineData("frequencies", "freqs", 2)]
    [InlineData("frequencies", "positions", 2)]
    [InlineData("large", "text", 2_000)]
    [InlineData("large", "title", 5_000)]
    [InlineData("sorted", "text", 100)]
    public void Steps_through_postings_of_ours_meet_the_same(string scenario, string field, int minDocFreq) =>
        IndexComparison.AssertSameAdvance(lucene, lucene.EngineScenarios.PathOf(scenario), field, minDocFreq);

    [Theory]
    [InlineData("frequencies", "docs", 0)]
    [InlineData("frequencies", "freqs", 0)]
    [InlineData("frequencies", "positions", 0)]
    [InlineData("large", "text", 8_000)]
    [InlineData("large", "title", 8_000)]
    public void Skip_data_of_ours_is_as_recomputed(string scenario, string field, int minDocFreq) =>
        SkipDataCheck.AssertAsRecomputed(lucene, lucene.EngineScenarios.PathOf(scenario), field, minDocFreq);

    [Theory]
    [InlineData("articles", 3_000, 500, 4)]
    [InlineData("merged", 3_000, 500, 5)]
    [InlineData("parallel", 3_000, 300, 7)]
    [InlineData("sorted", 3_000, 300, 8)]
    [InlineData("large", 20_000, 200, 6)]
    public void Random_queries_find_the_same_in_ours(string scenario, int vocabulary, int count, int seed)
    {
        var queries = new RandomQueries(new Random(seed), vocabulary);
        SearchComparison.AssertSameAnswers(lucene, lucene.EngineScenarios.PathOf(scenario), [.. Enumerable.Range(0, count).Select(_ => queries.NextRequest())]);
    }
}
