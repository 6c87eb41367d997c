namespace SearchService.Http;

/// <summary>The articles like one, as <see cref="SimilarResult"/> writes them; describes them in the OpenAPI document and reads them in tests.</summary>
/// <param name="Id">The article that was asked about.</param>
/// <param name="Total">How many have anything in common with it, exactly.</param>
/// <param name="Size">The most hits, as asked.</param>
/// <param name="TookMs">How long it took, in milliseconds.</param>
/// <param name="Index">The version of the index that answered.</param>
/// <param name="Hits">The most similar first.</param>
public sealed record SimilarResponse(string Id, int Total, int Size, double TookMs, IndexResponse Index, IReadOnlyList<SimilarHitResponse> Hits);
