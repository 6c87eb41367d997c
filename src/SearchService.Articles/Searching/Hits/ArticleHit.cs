namespace SearchService.Articles;

/// <summary>One article of a page.</summary>
/// <param name="Id">Its path below the folder, without the extension.</param>
/// <param name="Score">Text relevance times quality factor.</param>
/// <param name="Source">The article's display fields as one UTF-8 JSON object, ready to be sent (without id).</param>
/// <param name="Match">Whether every word matched.</param>
/// <param name="Highlight">Its title and excerpt with the matched words marked; null unless asked for.</param>
/// <param name="Explanation">How the score came about; null unless asked for.</param>
public sealed record ArticleHit(
    string Id, float Score, ReadOnlyMemory<byte> Source, MatchKind Match, HitHighlight? Highlight, HitExplanation? Explanation);
