using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using Xunit;

namespace SearchService.Engine.Tests.Search;

/// <summary>Searches for one term, which score its documents a block at a time, against their plain sibling, which hands every hit to a collector.</summary>
public sealed class TermHitsScorerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Search_for_a_term_finds_what_collecting_every_hit_finds(int seed)
    {
        var random = new Random(seed);
        for (var index = 0; index < 4; index++)
        {
            using var directory = RandomArticles.Create(random);
            using var reader = DirectoryReader.Open(directory);
            var searcher = new IndexSearcher(reader);
            for (var i = 0; i < 300; i++)
            {
                var query = NextQuery(random);
                Agree(searcher, query, random.Next(1, 40), $"seed {seed}, index {index}: {query}");
            }
        }
    }

    [Fact]
    public async Task Search_for_terms_by_many_threads_finds_what_one_finds()
    {
        using var directory = RandomArticles.Create(new Random(4));
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        var tasks = Enumerable.Range(0, 4).Select(seed => Task.Run(
            () =>
            {
                var random = new Random(seed);
                for (var i = 0; i < 500; i++)
                {
                    var query = NextQuery(random);
                    Agree(searcher, query, 10, $"thread {seed}: {query}");
                }
            },
            TestContext.Current.CancellationToken));
        await Task.WhenAll(tasks);
    }

    private static void Agree(IndexSearcher searcher, Query query, int n, string what)
    {
        var all = new TopScoreDocCollector(n);
        using var expectedMatches = new SearchMatches(searcher);
        searcher.Search(query, all, expectedMatches);
        var expected = all.TopDocs();

        using var matches = new SearchMatches(searcher);
        var actual = searcher.Search(query, n, matches: n % 2 == 0 ? matches : null);

        Assert.True(expected.TotalHits == actual.TotalHits, $"{what}: total {actual.TotalHits}, expected {expected.TotalHits}");
        Assert.True(expected.ScoreDocs.SequenceEqual(actual.ScoreDocs), $"{what}: {string.Join(' ', actual.ScoreDocs)}");
        if (n % 2 == 0)
        {
            Assert.All(searcher.Reader.Leaves, leaf => Assert.True(expectedMatches.Of(leaf).Words.SequenceEqual(matches.Of(leaf).Words), what));
        }
    }

    private static Query NextQuery(Random random)
    {
        Query query = new TermQuery(new Term(random.Next(3) == 0 ? "title" : "body", $"{(char)random.Next('a', 'q')}"));
        for (var i = random.Next(4); i > 0; i--)
        {
            query = random.Next(3) == 0
                ? new BoostQuery(query, random.Next(4) switch { 0 => 0, 1 => 1e+12f, 2 => 1e-20f, _ => random.NextSingle() * 3 })
                : new FunctionScoreQuery(query, new SaturationFactor(random.Next(4) == 0 ? "nowhere" : "quality", random.NextDouble() * 2, random.Next(50)));
        }

        return query;
    }
}
