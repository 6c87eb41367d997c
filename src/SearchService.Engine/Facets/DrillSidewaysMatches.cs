using SearchService.Engine.Util;

namespace SearchService.Engine.Facets;

/// <summary>What matches in one segment.</summary>
/// <param name="Hits">The documents that match everything.</param>
/// <param name="Sideways">For each dimension, the documents that match everything but its own filter. Sets may be shared: read only.</param>
public sealed record DrillSidewaysMatches(FixedBitSet Hits, IReadOnlyList<FixedBitSet> Sideways);
