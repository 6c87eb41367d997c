namespace SearchService.Articles;

/// <summary>Bounds on what one file or one query may cost.</summary>
public sealed record ArticleLimits
{
    /// <summary>The greatest article file that is read, in bytes.</summary>
    public int MaxFileBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>The share of the files that may be bad, beside those that were before, and of the articles that may go, in a job that replaces
    /// an index with articles; 0 to 1, 1 = no limit. Beyond it the job fails and the index stays. Ten files may always be bad or go. A
    /// folder without any article file counts as beyond it.</summary>
    public double MaxBadFileShare { get; init; } = 0.5;

    /// <summary>The longest query text that is read, in characters; the rest is ignored, with a warning.</summary>
    public int MaxQueryLength { get; init; } = 2_000;

    /// <summary>The most words and phrases that a query is searched for; the rest is ignored, with a warning.</summary>
    public int MaxClauses { get; init; } = 200;

    /// <summary>How long a search may take before it is given up.</summary>
    public TimeSpan SearchDeadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a version of the index that newer ones replaced stays for those who page through it, counted from the last time
    /// one of its cursors was handed out or used; zero = no time.</summary>
    public TimeSpan CursorKeepAlive { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The most such versions that stay at a time, each with the memory and the files that it does not share with others.</summary>
    public int MaxPinnedVersions { get; init; } = 8;
}
