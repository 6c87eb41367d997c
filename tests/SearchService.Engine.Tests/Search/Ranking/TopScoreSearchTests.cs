using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using Xunit;

namespace SearchService.Engine.Tests.Search;

/// <summary>Ranking by skipping against its plain sibling, which scores every hit: hits, bits of scores, order and totals.</summary>
public sealed class TopScoreSearchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Search_finds_what_scoring_every_hit_finds(int seed)
    {
        var random = new Random(seed);
        for (var index = 0; index < 3; index++)
        {
            using var directory = RandomArticles.Create(random);
            using var reader = DirectoryReader.Open(directory);
            var plain = new IndexSearcher(reader);
            for (var i = 0; i < 200; i++)
            {
                var settings = new RankingSettings { WindowShift = random.Next(6, 9), MinPostings = 0, MaxLookups = random.Next(60) };
                var skipping = new IndexSearcher(reader) { Ranking = settings };
                for (var round = 0; round < 3; round++)
                {
                    var query = RandomArticles.NextQuery(random);
                    Agree(plain, skipping, query, random.Next(1, 30), $"seed {seed}, index {index}, query {i}.{round}: {query}, {settings}");
                }
            }
        }
    }

    [Fact]
    public void Search_by_default_settings_finds_what_scoring_every_hit_finds()
    {
        var random = new Random(7);
        using var directory = RandomArticles.Create(random);
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        for (var i = 0; i < 500; i++)
        {
            var query = RandomArticles.NextQuery(random);
            Agree(searcher, searcher, query, 10, $"query {i}: {query}");
        }
    }

    private static void Agree(IndexSearcher plain, IndexSearcher skipping, Query query, int n, string what)
    {
        var everything = new TopScoreDocCollector(n);
        plain.Search(query, everything);
        var expected = everything.TopDocs();
        using var matches = new SearchMatches(skipping);
        var actual = skipping.Search(query, n, matches: n % 2 == 0 ? matches : null);
        Assert.True(expected.TotalHits == actual.TotalHits, $"{what}: total {actual.TotalHits}, expected {expected.TotalHits}");
        Assert.True(
            expected.ScoreDocs.SequenceEqual(actual.ScoreDocs),
            $"{what}: {string.Join(' ', actual.ScoreDocs)}\nexpected {string.Join(' ', expected.ScoreDocs)}");
        if (actual.ScoreDocs.Count > 0)
        {
            var last = actual.ScoreDocs[^1];
            var after = new TopScoreDocCollector(n, last);
            plain.Search(query, after);
            Assert.True(after.TopDocs().ScoreDocs.SequenceEqual(skipping.SearchAfter(last, query, n).ScoreDocs), $"{what}: after {last}");
        }
    }
}
