using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The documents of the beginnings of words and the like that one search has gathered, because it needs them several times:
/// for its hits, its facets, its explanations. Bounded; what finds no room is gathered again. For one thread at a time.</summary>
internal sealed class KnownUnions
{
    // Bits: 64 MB, a set for each of 64 beginnings in 8 million documents.
    private const long MaxBits = 64L * 8 * 1024 * 1024;

    private readonly Dictionary<(MultiTermQuery Query, int LeafOrd), FixedBitSet> _sets = [];
    private long _bits;

    /// <summary>The documents of a query in a segment, not to be changed; null when they are not known.</summary>
    public FixedBitSet? Find(MultiTermQuery query, LeafReaderContext context) => _sets.GetValueOrDefault((query, context.Ord));

    /// <summary>Keeps them, if there is room.</summary>
    /// <param name="query">The query.</param>
    /// <param name="context">The segment.</param>
    /// <param name="set">All its documents there; nobody changes it any more.</param>
    public void Keep(MultiTermQuery query, LeafReaderContext context, FixedBitSet set)
    {
        if (_bits + set.Length <= MaxBits && _sets.TryAdd((query, context.Ord), set))
        {
            _bits += set.Length;
        }
    }
}
