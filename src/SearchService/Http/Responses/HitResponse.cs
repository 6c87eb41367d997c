namespace SearchService.Http;

/// <summary>One article of a page. A field that the article's file does not have is absent.</summary>
public record HitResponse : ArticleFields
{
    /// <summary>Text relevance times quality factor.</summary>
    public required float Score { get; init; }

    /// <summary><c>exact</c>, <c>typo</c> (a respelled word) or <c>partial</c> (not every word).</summary>
    public required string Match { get; init; }

    /// <summary>Title and excerpt with the matched words marked, when asked for.</summary>
    public HighlightResponse? Highlight { get; init; }

    /// <summary>How the score came about, when asked for.</summary>
    public ExplainResponse? Explain { get; init; }
}
