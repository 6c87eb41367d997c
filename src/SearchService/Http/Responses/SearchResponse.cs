namespace SearchService.Http;

/// <summary>A page of hits as <see cref="SearchResponseWriter"/> writes it; describes it in the OpenAPI document and reads it in tests.</summary>
/// <param name="Query">How the text was understood.</param>
/// <param name="Total">How many articles match, exactly.</param>
/// <param name="Page">1-based.</param>
/// <param name="Size">The page's size as asked.</param>
/// <param name="NextCursor">Where this page ends: what <c>cursor</c> takes; absent on the last page.</param>
/// <param name="TookMs">How long the search took, in milliseconds.</param>
/// <param name="Index">The version of the index that answered.</param>
/// <param name="Hits">The articles of the page.</param>
/// <param name="Facets">The counts asked for, by the name of the facet.</param>
public sealed record SearchResponse(
    QueryResponse Query,
    int Total,
    int Page,
    int Size,
    string? NextCursor,
    double TookMs,
    IndexResponse Index,
    IReadOnlyList<HitResponse> Hits,
    IReadOnlyDictionary<string, FacetResponse> Facets);
