namespace SearchService.Http;

/// <summary>The counts of one facet.</summary>
/// <param name="Values">By count, then by value.</param>
/// <param name="Distinct">How many values have a count.</param>
/// <param name="Other">The sum of the counts that are not listed.</param>
public sealed record FacetResponse(IReadOnlyList<FacetValueResponse> Values, int Distinct, long Other);
