using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class KnownUnionsTests
{
    private static readonly LeafReaderContext Leaf = new IndexReader([OfWords(10)]).Leaves[0];

    [Fact]
    public void Find_knows_what_was_kept_and_nothing_else()
    {
        var unions = new KnownUnions();
        var set = new FixedBitSet(10);
        unions.Keep(Prefix("w"), Leaf, set);

        Assert.Same(set, unions.Find(Prefix("w"), Leaf));
        Assert.Null(unions.Find(Prefix("v"), Leaf));
    }

    [Fact]
    public void Keep_beyond_the_bound_keeps_nothing()
    {
        var unions = new KnownUnions();
        for (var i = 0; i < 3; i++)
        {
            unions.Keep(Prefix($"{i}"), Leaf, new FixedBitSet(256 * 1024 * 1024));
        }

        Assert.NotNull(unions.Find(Prefix("0"), Leaf));
        Assert.NotNull(unions.Find(Prefix("1"), Leaf));
        Assert.Null(unions.Find(Prefix("2"), Leaf));
    }

    [Fact]
    public void Search_by_a_prefix_finds_the_same_when_it_is_known()
    {
        var searcher = new IndexSearcher(FiftyWords()).WithDeadline(default);
        var query = Prefix("w1");

        var first = searcher.Search(query, 100);

        Assert.NotNull(searcher.Unions!.Find(query, searcher.Reader.Leaves[0]));
        Assert.Equal(11, first.TotalHits);
        Assert.Equal(first.ScoreDocs, searcher.Search(query, 100).ScoreDocs);
        Assert.Equal(11, searcher.Count(query));
        Assert.Equal(50 - 11, searcher.Count(new BooleanQuery.Builder().Add(new MatchAllDocsQuery(), Occur.Must).Add(query, Occur.MustNot).Build()));
        Assert.Equal(11, searcher.Count(query));
    }

    [Fact]
    public void Prefix_of_very_many_words_gives_up_at_the_deadline()
    {
        var searcher = new IndexSearcher(new IndexReader([OfWords(2_000)])).WithDeadline(QueryDeadline.After(TimeSpan.Zero));
        var weight = searcher.CreateWeight(Prefix("w"), ScoreMode.CompleteNoScores);

        Assert.Throws<QueryTimeoutException>(() => weight.GetScorer(searcher.Reader.Leaves[0]));
    }

    private static IndexReader FiftyWords() => new([OfWords(50)]);

    // w0, w1, ...: a word a document.
    private static MemoryLeafReader OfWords(int count) =>
        new([.. Enumerable.Range(0, count).Select(i => new MemoryDocument().AddText("f", $"w{i}"))]);

    private static PrefixQuery Prefix(string text) => new(new Term("f", text));
}
