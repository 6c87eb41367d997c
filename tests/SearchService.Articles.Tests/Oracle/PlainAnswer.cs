namespace SearchService.Articles.Tests;

/// <summary>What a search should answer.</summary>
/// <param name="Hits">All matches, in no order.</param>
/// <param name="IsRelaxed">Whether any of the words was enough because no article has them all.</param>
/// <param name="Corrected">The text with other words in place of those that no article has; null when each is kept.</param>
/// <param name="Spelled">The query with these words, and with what its fuzzy words stand for; null for every article.</param>
/// <param name="IsRanked">Whether hits come by relevance.</param>
/// <param name="Facets">The counts asked for.</param>
internal sealed record PlainAnswer(
    IReadOnlyList<PlainHit> Hits,
    bool IsRelaxed,
    string? Corrected,
    TypedQuery? Spelled,
    bool IsRanked,
    IReadOnlyDictionary<Facet, FacetCounts> Facets);
