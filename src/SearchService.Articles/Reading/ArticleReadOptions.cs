namespace SearchService.Articles;

/// <summary>The bounds within which an article file is read. A file beyond one of them is left out with a reason.</summary>
public sealed record ArticleReadOptions
{
    /// <summary>The bounds used when none are given.</summary>
    public static ArticleReadOptions Default { get; } = new();

    /// <summary>The largest file, in bytes, body text included.</summary>
    public int MaxFileBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>How deep mappings and lists may be nested; the top-level mapping counts as 1.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>How many YAML events (a scalar, the start or end of a list or mapping) one file may have.</summary>
    public int MaxEvents { get; init; } = 1_000_000;

    /// <summary>How many events may come out of aliases, over the whole file.</summary>
    public int MaxAliasEvents { get; init; } = 10_000;

    /// <summary>The longest title or excerpt, in UTF-16 units as the file has it.</summary>
    public int MaxTextLength { get; init; } = 100_000;

    /// <summary>The longest topic, provider, category or type, in UTF-16 units; such values become single index terms.</summary>
    public int MaxNameLength { get; init; } = 1_000;

    /// <summary>How many topics one article may have.</summary>
    public int MaxTopics { get; init; } = 1_000;

    /// <summary>The longest URL, in UTF-16 units; a longer one is left out, the article is not.</summary>
    public int MaxUrlLength { get; init; } = 8_192;
}
