using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>The hits of one page.</summary>
/// <param name="Total">How many documents match, exactly.</param>
/// <param name="Hits">Those of the page, in order.</param>
/// <param name="NextCursor">Where the next page begins; null when there is none.</param>
internal sealed record PageHits(int Total, IReadOnlyList<ScoreDoc> Hits, string? NextCursor);
