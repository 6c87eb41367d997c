namespace SearchService.Articles;

/// <summary>What a search answers: the one thing that goes out.</summary>
/// <param name="Query">How the text was understood.</param>
/// <param name="Total">How many articles match, exactly.</param>
/// <param name="Page">1-based.</param>
/// <param name="Size">The page's size as asked.</param>
/// <param name="NextCursor">Where this page ends, to go on from; null when it is the last.</param>
/// <param name="Index">The version of the index that answered.</param>
/// <param name="Hits">The articles of the page, best first.</param>
/// <param name="Facets">The counts asked for.</param>
public sealed record ArticlePage(
    QueryReading Query,
    int Total,
    int Page,
    int Size,
    string? NextCursor,
    IndexSnapshotInfo Index,
    IReadOnlyList<ArticleHit> Hits,
    IReadOnlyDictionary<Facet, FacetCounts> Facets)
{
    /// <summary>Tells the version of the index, with what searches are read by, from any other: the same search with the same tag has the
    /// same answer. Opaque.</summary>
    public string Tag { get; init; } = "";
}
