namespace SearchService.Articles;

/// <summary>A selection within one facet. Values compare without regard to case.</summary>
/// <param name="Facet">Which facet. Provider matches the provider's name or its domain.</param>
/// <param name="Include">Keep articles with any of these (or all, see <paramref name="MatchAll"/>); empty = keep all.</param>
/// <param name="Exclude">Leave out articles with any of these.</param>
/// <param name="MatchAll">True = an article must have every included value.</param>
public sealed record FacetFilter(Facet Facet, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, bool MatchAll = false);
