namespace SearchService.Engine.Search;

/// <summary>Where skipping pays. Answers do not depend on it; tests choose values with which small indexes skip.</summary>
internal sealed record RankingSettings
{
    /// <summary>What searches use.</summary>
    public static readonly RankingSettings Default = new();

    /// <summary>The binary logarithm of the documents in a window; at least 6, a whole number of words of a set.</summary>
    public int WindowShift { get; init; } = 10;

    /// <summary>Queries that look at fewer postings than this score all of them.</summary>
    public long MinPostings { get; init; } = 2048;

    /// <summary>Windows with at most this many matches have each of them looked up in the postings; where there are more, the
    /// postings are scored one after the other.</summary>
    public int MaxLookups { get; init; } = 8;
}
