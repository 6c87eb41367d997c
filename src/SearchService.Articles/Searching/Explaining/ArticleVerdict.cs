namespace SearchService.Articles;

/// <summary>What a search makes of one article, for people.</summary>
/// <param name="Id">The article.</param>
/// <param name="Score">Text relevance times quality factor; 0 when the words do not match.</param>
/// <param name="Rank">Its place among the hits in the search's order, from 1; null when it is not found.</param>
/// <param name="Total">How many articles the search finds.</param>
/// <param name="Query">How the text was understood.</param>
/// <param name="Index">The version of the index that was asked.</param>
/// <param name="Words">Everything the query looks for or excludes, in the order of the text.</param>
/// <param name="Filters">Every filter of the search, and whether the article passes it.</param>
/// <param name="Explanation">How the score comes about.</param>
public sealed record ArticleVerdict(
    string Id,
    float Score,
    int? Rank,
    int Total,
    QueryReading Query,
    IndexSnapshotInfo Index,
    IReadOnlyList<WordVerdict> Words,
    IReadOnlyList<FilterVerdict> Filters,
    HitExplanation Explanation)
{
    /// <summary>Why it is not found, a sentence for each reason; none when it is found.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Whether it is among the hits, and why, in plain sentences.</summary>
    public required string Why { get; init; }
}
