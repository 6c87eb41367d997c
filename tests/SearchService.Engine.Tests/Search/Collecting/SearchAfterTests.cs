using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

/// <summary>Pages after pages are one search for everything, cut.</summary>
public sealed class SearchAfterTests
{
    [Fact]
    public void Random_pages_by_score_are_one_search_cut()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var searcher = new IndexSearcher(new IndexReader(RandomIndex.Create(random)));
            PagesAgree(searcher, RandomQuery(random), null, random, $"seed {seed}");
        }
    }

    [Fact]
    public void Random_pages_by_columns_are_one_search_cut()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var searcher = new IndexSearcher(new IndexReader(RandomIndex.Create(random)));
            var sort = new Sort([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomField(random))]);
            PagesAgree(searcher, RandomQuery(random), sort, random, $"seed {seed}, {sort}");
        }
    }

    // Several batches a segment: the floor of scores rises within one, and equal scores go over the borders of pages and segments.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pages_of_long_segments_are_one_search_cut(bool byColumn)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var random = new Random(seed);
            var leaves = Enumerable.Range(0, 3).Select(_ => LongLeaf(random)).ToArray();
            var searcher = new IndexSearcher(new IndexReader(leaves));
            var words = new BooleanQuery.Builder().Add(RandomIndex.Term("f", "a"), Occur.Should).Add(RandomIndex.Term("f", "b"), Occur.Should).Build();
            var query = new FunctionScoreQuery(words, new SaturationFactor("quality", 0.1, 50));
            PagesAgree(searcher, query, byColumn ? new Sort(SortField.Long("quality", descending: true)) : null, random, $"seed {seed}", pageSize: 397);
        }
    }

    [Fact]
    public void A_walk_of_200000_hits_meets_each_once_and_in_order()
    {
        var random = new Random(20261122);
        var leaf = new MemoryLeafReader(
            [.. Enumerable.Range(0, 100_000).Select(_ => new MemoryDocument().AddText("f", "x").AddNumber("n", random.Next(500)))]);
        var searcher = new IndexSearcher(new IndexReader([leaf, leaf]));
        var sort = new Sort(SortField.Long("n", descending: true));
        var expected = Enumerable.Range(0, 200_000).OrderByDescending(d => leaf.Documents[d % 100_000].Numbers["n"]).ToArray();

        var met = Walk(searcher, RandomIndex.Term("f", "x"), sort, 20_000, "walk");

        Assert.Equal(expected, met.Select(h => h.DocId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Missing_values_go_over_the_borders_of_pages(bool descending)
    {
        var leaf = new MemoryLeafReader(
            [
                new MemoryDocument().AddText("f", "x"),
                new MemoryDocument().AddText("f", "x").AddNumber("n", long.MaxValue),
                new MemoryDocument().AddText("f", "x").AddNumber("n", long.MinValue),
                new MemoryDocument().AddText("f", "x"),
                new MemoryDocument().AddText("f", "x").AddNumber("n", long.MaxValue),
                new MemoryDocument().AddText("f", "x"),
            ]);
        var searcher = new IndexSearcher(new IndexReader([leaf]));

        var met = Walk(searcher, new MatchAllDocsQuery(), new Sort(SortField.Long("n", descending)), 1, "missing");

        Assert.Equal(descending ? [1, 4, 2, 0, 3, 5] : [2, 1, 4, 0, 3, 5], met.Select(h => h.DocId));
    }

    [Fact]
    public void Hits_after_one_that_does_not_match_are_those_behind_its_place()
    {
        var leaf = new MemoryLeafReader([.. Enumerable.Range(0, 6).Select(i => new MemoryDocument().AddText("f", i % 2 == 0 ? "x" : "y"))]);
        var searcher = new IndexSearcher(new IndexReader([leaf]));
        var query = new ConstantScoreQuery(RandomIndex.Term("f", "x"));

        var top = searcher.SearchAfter(new ScoreDoc(3, 1), query, 10);

        Assert.Equal([4], top.ScoreDocs.Select(h => h.DocId));
        Assert.Equal(3, top.TotalHits);
        Assert.Empty(searcher.SearchAfter(new ScoreDoc(4, 1), query, 10).ScoreDocs);
        Assert.Equal(3, searcher.SearchAfter(new ScoreDoc(4, 1), query, 0).TotalHits);
        Assert.Equal([0, 2, 4], searcher.SearchAfter(new ScoreDoc(5, MathF.BitIncrement(1)), query, 10).ScoreDocs.Select(h => h.DocId));
    }

    [Fact]
    public void What_no_page_can_end_with_is_refused()
    {
        var searcher = new IndexSearcher(new IndexReader([new MemoryLeafReader([new MemoryDocument().AddText("f", "x")])]));
        var all = new MatchAllDocsQuery();

        Assert.Throws<ArgumentOutOfRangeException>(() => searcher.SearchAfter(new ScoreDoc(1, 1), all, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => searcher.SearchAfter(new ScoreDoc(-1, 1), all, 1));
        Assert.Throws<ArgumentException>(() => searcher.SearchAfter(new ScoreDoc(0, float.NaN), all, 1));
        Assert.Throws<ArgumentException>(() => searcher.SearchAfter(new ScoreDoc(0, float.NaN), all, 1, new Sort(SortField.Score)));
        Assert.Throws<ArgumentOutOfRangeException>(() => searcher.SearchAfter(new ScoreDoc(0, 1), all, -1));
    }

    private static void PagesAgree(IndexSearcher searcher, Query query, Sort? sort, Random random, string name, int? pageSize = null)
    {
        var all = searcher.Search(query, Math.Max(1, searcher.Reader.MaxDoc), sort);
        var size = pageSize ?? random.Next(1, 8);

        var met = Walk(searcher, query, sort, size, name);

        Assert.True(all.ScoreDocs.SequenceEqual(met), $"{name}, {query} by {size}:\n{string.Join(' ', met)}\nexpected {string.Join(' ', all.ScoreDocs)}");
    }

    private static List<ScoreDoc> Walk(IndexSearcher searcher, Query query, Sort? sort, int size, string name)
    {
        var total = searcher.Count(query);
        var met = new List<ScoreDoc>();
        for (var page = searcher.Search(query, size, sort); page.ScoreDocs.Count > 0;)
        {
            Assert.True(page.TotalHits == total && page.ScoreDocs.Count <= size, $"{name}: {page.ScoreDocs.Count} of {page.TotalHits}, expected {total}");
            met.AddRange(page.ScoreDocs);
            Assert.True(met.Count <= total, $"{name}: {met.Count} hits of {total}");
            page = Next(searcher, met[^1], query, size, sort);
            var plain = searcher.SearchAfter(met[^1], query, size, sort);
            Assert.Equal(page.TotalHits, plain.TotalHits);
            Assert.Equal(page.ScoreDocs, plain.ScoreDocs);
        }

        return met;
    }

    // The next page, with the collector watched.
    private static TopDocs Next(IndexSearcher searcher, ScoreDoc after, Query query, int size, Sort? sort)
    {
        if (sort is null)
        {
            var byScore = new TopScoreDocCollector(size, after);
            searcher.Search(query, new AssertingCollector(byScore));
            return byScore.TopDocs();
        }

        var byField = new TopFieldCollector(sort, size, after, searcher.Reader);
        searcher.Search(query, new AssertingCollector(byField));
        return byField.TopDocs();
    }

    private static MemoryLeafReader LongLeaf(Random random)
    {
        var documents = Enumerable.Range(0, 5_000).Select(_ =>
        {
            var document = new MemoryDocument().AddText("f", random.Next(3) == 0 ? "a b" : "a");
            return random.Next(3) == 0 ? document : document.AddNumber("quality", random.Next(4) * 30);
        }).ToList();
        return new MemoryLeafReader(documents, Enumerable.Range(0, documents.Count).Where(_ => random.Next(10) == 0));
    }

    private static Query RandomQuery(Random random)
    {
        Query query = random.Next(4) switch
        {
            0 => new MatchAllDocsQuery(),
            1 => RandomIndex.Term("body", RandomIndex.Word(random)),
            2 => new ConstantScoreQuery(RandomIndex.Term("body", RandomIndex.Word(random))),
            _ => new BooleanQuery.Builder()
                .Add(RandomIndex.Term("body", RandomIndex.Word(random)), Occur.Should)
                .Add(RandomIndex.Term("title", RandomIndex.Word(random)), Occur.Should)
                .Build(),
        };
        return random.Next(2) == 0 ? query : new FunctionScoreQuery(query, new SaturationFactor("quality", random.Next(3), 50));
    }

    private static SortField RandomField(Random random) => random.Next(5) switch
    {
        0 => SortField.Score,
        1 => new SortField(SortFieldType.DocId, string.Empty, random.Next(2) == 0),
        2 => SortField.Long("nowhere", random.Next(2) == 0),
        _ => SortField.Long("quality", random.Next(2) == 0),
    };
}
