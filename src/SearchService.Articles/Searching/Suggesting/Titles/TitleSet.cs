using SearchService.Engine.Search;
using SearchService.Engine.Util;

namespace SearchService.Articles;

/// <summary>The live articles whose titles meet a condition, by global document: few as a list, many as bits. Never changed, so
/// that threads may share it.</summary>
internal sealed class TitleSet
{
    // A list of one in so many documents is a quarter of the size of the bits, and quick to go through.
    private const int DocsPerListed = 128;

    private readonly int[] _list;

    /// <param name="gathered">Has seen all members.</param>
    public TitleSet(TitleSetCollector gathered)
    {
        _list = gathered.List;
        Bits = gathered.Bits;
        Count = gathered.Count;
    }

    public int Count { get; }

    /// <summary>The members when they are many.</summary>
    public FixedBitSet? Bits { get; }

    /// <summary>The members, ascending, when they are few.</summary>
    public ReadOnlySpan<int> List => _list;

    /// <summary>Whether so many of an index's documents are many.</summary>
    public static bool IsLarge(int count, int maxDoc) => count > maxDoc / DocsPerListed;

    /// <summary>All that a query finds.</summary>
    /// <exception cref="QueryTimeoutException">The searcher's deadline has passed.</exception>
    public static TitleSet Create(IndexSearcher searcher, Query query)
    {
        var collector = new TitleSetCollector(searcher.Reader.MaxDoc);
        searcher.Search(query, collector);
        return new TitleSet(collector);
    }
}
