using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class IndexSearcherTests
{
    private static readonly Query All = new MatchAllDocsQuery();

    [Fact]
    public void Empty_index_has_no_hits()
    {
        var searcher = new IndexSearcher(new IndexReader([]));

        Assert.Equal(0, searcher.Search(RandomIndex.Term("f", "x"), 10).TotalHits);
        Assert.Equal(0, searcher.Count(All));
    }

    [Fact]
    public void Search_for_no_hits_still_counts()
    {
        var top = Searcher(5).Search(All, 0);

        Assert.Equal(5, top.TotalHits);
        Assert.Empty(top.ScoreDocs);
    }

    [Fact]
    public void Equal_scores_come_in_order_of_documents_over_all_segments()
    {
        var leaves = Enumerable.Range(0, 3).Select(_ => new MemoryLeafReader([.. Documents(4)], deleted: [0]));
        var top = new IndexSearcher(new IndexReader(leaves)).Search(All, 5);

        Assert.Equal([1, 2, 3, 5, 6], top.ScoreDocs.Select(h => h.DocId));
        Assert.Equal(9, top.TotalHits);
    }

    [Fact]
    public void Collector_gets_every_hit_once_in_order_and_over_several_batches()
    {
        var collector = new TotalHitCountCollector();
        Searcher(5000).Search(All, collector);

        Assert.Equal(5000, collector.TotalHits);
    }

    [Fact]
    public void Passed_deadline_throws()
    {
        var searcher = new IndexSearcher(Searcher(3).Reader) { Deadline = QueryDeadline.After(TimeSpan.Zero) };

        Assert.Throws<QueryTimeoutException>(() => searcher.Search(All, 1));
        Assert.Throws<QueryTimeoutException>(() => searcher.Matches(All, searcher.Reader.Leaves[0]));
    }

    [Fact]
    public void Cancelled_search_throws()
    {
        using var source = new CancellationTokenSource();
        var deadline = QueryDeadline.After(Timeout.InfiniteTimeSpan, source.Token);
        var searcher = new IndexSearcher(Searcher(3).Reader) { Deadline = deadline };

        Assert.Equal(3, searcher.Search(All, 1).TotalHits);
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => searcher.Search(All, 1));
    }

    [Fact]
    public void Deadline_ahead_lets_the_search_end()
    {
        var searcher = new IndexSearcher(Searcher(3).Reader) { Deadline = QueryDeadline.After(TimeSpan.FromHours(1)) };

        Assert.Equal(3, searcher.Count(All));
    }

    [Fact]
    public void Explanation_of_a_deleted_or_unmatched_document_is_no_match()
    {
        var leaf = new MemoryLeafReader([.. Documents(2)], deleted: [1]);
        var searcher = new IndexSearcher(new IndexReader([leaf]));

        Assert.False(searcher.Explain(All, 1).IsMatch);
        Assert.False(searcher.Explain(RandomIndex.Term("f", "y"), 0).IsMatch);
        Assert.Throws<ArgumentOutOfRangeException>(() => searcher.Explain(All, 2));
    }

    [Fact]
    public void Statistics_count_deleted_documents_and_only_those_with_the_field()
    {
        var leaf = new MemoryLeafReader([.. Documents(2), new MemoryDocument().AddText("g", "x")], deleted: [0]);
        var searcher = new IndexSearcher(new IndexReader([leaf]));

        Assert.Equal(new CollectionStatistics("f", 3, 2, 2, 2), searcher.GetCollectionStatistics("f"));
        Assert.Null(searcher.GetCollectionStatistics("nowhere"));
    }

    private static IEnumerable<MemoryDocument> Documents(int count) =>
        Enumerable.Range(0, count).Select(_ => new MemoryDocument().AddText("f", "x"));

    private static IndexSearcher Searcher(int count) => new(new IndexReader([new MemoryLeafReader([.. Documents(count)])]));
}
