using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The documents that one search finds, for who counts something of them: gathered once, together with its hits and its total.
/// For one thread at a time. Dispose gives the memory back.</summary>
/// <param name="searcher">What searches.</param>
public sealed class SearchMatches(IndexSearcher searcher) : IDisposable
{
    private readonly FixedBitSet?[] _sets = new FixedBitSet?[searcher.Reader.Leaves.Count];

    /// <summary>The documents of a segment that match and are not deleted: none before the search. Not to be changed, and not to be used
    /// after this is disposed of.</summary>
    /// <param name="context">A segment of the searcher's reader.</param>
    public FixedBitSet Of(LeafReaderContext context) => _sets[context.Ord] ??= searcher.MatchSets.Rent(context);

    public void Dispose()
    {
        foreach (var context in searcher.Reader.Leaves)
        {
            if (_sets[context.Ord] is { } set)
            {
                searcher.MatchSets.Return(context, set);
                _sets[context.Ord] = null;
            }
        }
    }
}
