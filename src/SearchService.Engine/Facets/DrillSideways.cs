using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Facets;

/// <summary>Finds, in one pass over the segments, what disjunctive facets count: the documents that match everything, and for
/// each dimension those that match everything but that dimension's own filter. Exact, without scores.</summary>
public sealed class DrillSideways
{
    private readonly IndexSearcher _searcher;
    private readonly Weight _query;
    private readonly Weight?[] _dimensions;

    /// <param name="searcher">The index.</param>
    /// <param name="query">What must match whatever is selected.</param>
    /// <param name="dimensions">A filter for each dimension; null where nothing is selected.</param>
    public DrillSideways(IndexSearcher searcher, Query query, IReadOnlyList<Query?> dimensions)
    {
        _searcher = searcher;
        _query = searcher.CreateWeight(query, ScoreMode.CompleteNoScores);
        _dimensions = [.. dimensions.Select(d => d is null ? null : searcher.CreateWeight(d, ScoreMode.CompleteNoScores))];
    }

    /// <summary>The matches of one segment.</summary>
    public DrillSidewaysMatches Matches(LeafReaderContext leaf)
    {
        var matches = _searcher.Matches(_query, leaf);
        var filters = Array.ConvertAll(_dimensions, d => d is null ? null : _searcher.Matches(d, leaf));
        var sideways = new FixedBitSet[filters.Length];
        var hits = Intersect(matches, filters, leaveOut: -1);
        for (var i = 0; i < filters.Length; i++)
        {
            // Without a filter of its own a dimension counts the hits themselves.
            sideways[i] = filters[i] is null ? hits : Intersect(matches, filters, leaveOut: i);
        }

        return new DrillSidewaysMatches(hits, sideways);
    }

    private static FixedBitSet Intersect(FixedBitSet matches, FixedBitSet?[] filters, int leaveOut)
    {
        FixedBitSet? result = null;
        for (var i = 0; i < filters.Length; i++)
        {
            if (i != leaveOut && filters[i] is { } filter)
            {
                result ??= matches.Clone();
                result.And(filter);
            }
        }

        return result ?? matches;
    }
}
