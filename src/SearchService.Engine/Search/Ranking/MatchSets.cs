using System.Collections.Concurrent;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Bit sets over the documents of segments, used again: as many as searches ran at once. Safe for use by several threads.</summary>
internal sealed class MatchSets
{
    private readonly ConcurrentDictionary<int, ConcurrentBag<FixedBitSet>> _free = new();

    /// <summary>An empty set over the documents of a segment. Give it back, or forget it.</summary>
    public FixedBitSet Rent(LeafReaderContext context)
    {
        if (!FreeOf(context).TryTake(out var set))
        {
            return new FixedBitSet(context.Reader.MaxDoc);
        }

        set.ClearAll();
        return set;
    }

    /// <summary>Gives a set back, which nobody may use any more.</summary>
    public void Return(LeafReaderContext context, FixedBitSet set) => FreeOf(context).Add(set);

    private ConcurrentBag<FixedBitSet> FreeOf(LeafReaderContext context) => _free.GetOrAdd(context.Ord, static _ => []);
}
