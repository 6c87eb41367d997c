namespace SearchService.Articles;

/// <summary>The counts of one facet, which ignore the selection made in that facet and respect all others.</summary>
/// <param name="Values">By count, then by value; selected values are always there.</param>
/// <param name="Distinct">How many values have a count, and the beginning asked for.</param>
/// <param name="Other">The sum of the counts of those that are not listed.</param>
public sealed record FacetCounts(IReadOnlyList<FacetValue> Values, int Distinct, long Other);
