namespace SearchService.Http;

/// <summary>Values of one facet.</summary>
/// <param name="Facet">Its name.</param>
/// <param name="Values">By count, then by value.</param>
/// <param name="Distinct">How many values have a count and the prefix asked for.</param>
/// <param name="Other">The sum of the counts of those that are not listed.</param>
/// <param name="TookMs">How long it took, in milliseconds.</param>
public sealed record FacetSearchResponse(string Facet, IReadOnlyList<FacetValueResponse> Values, int Distinct, long Other, double TookMs);
