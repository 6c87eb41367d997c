using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>What Lucene writes, we read: our dump of each scenario equals Lucene's own.</summary>
public sealed class ReadLuceneTests(LuceneJava lucene)
{
    public static TheoryData<string> Scenarios => [.. LuceneScenarios.All];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Index_of_lucene_dumps_the_same(string scenario) =>
        IndexComparison.AssertSameDump(lucene, lucene.Scenarios.PathOf(scenario));

    [Theory]
    [InlineData("frequencies", "docs", 2)]
    [InlineData("frequencies", "freqs", 2)]
    [InlineData("frequencies", "positions", 2)]
    [InlineData("frequencies", "offsets", 2)]
    [InlineData("frequencies", "payloads", 2)]
    [InlineData("large", "text", 2_000)]
    [InlineData("large", "title", 5_000)]
    public void Steps_through_postings_of_lucene_meet_the_same(string scenario, string field, int minDocFreq) =>
        IndexComparison.AssertSameAdvance(lucene, lucene.Scenarios.PathOf(scenario), field, minDocFreq);

    [Theory]
    [InlineData("frequencies", "docs")]
    [InlineData("frequencies", "freqs")]
    [InlineData("frequencies", "positions")]
    [InlineData("frequencies", "offsets")]
    [InlineData("frequencies", "payloads")]
    public void Skip_data_of_lucene_is_as_recomputed(string scenario, string field) =>
        SkipDataCheck.AssertAsRecomputed(lucene, lucene.Scenarios.PathOf(scenario), field);
}
