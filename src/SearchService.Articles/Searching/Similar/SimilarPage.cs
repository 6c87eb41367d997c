namespace SearchService.Articles;

/// <summary>The articles that are like one.</summary>
/// <param name="Id">The article that was asked about.</param>
/// <param name="Total">How many are like it in any way, exactly.</param>
/// <param name="Size">The most hits, as asked.</param>
/// <param name="Index">The version of the index that answered.</param>
/// <param name="Hits">The most similar first; neither the article itself nor copies of it.</param>
public sealed record SimilarPage(string Id, int Total, int Size, IndexSnapshotInfo Index, IReadOnlyList<SimilarHit> Hits);
