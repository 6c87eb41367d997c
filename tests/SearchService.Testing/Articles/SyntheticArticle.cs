namespace SearchService.Testing;

/// <summary>An article made by an <see cref="ArticleGenerator"/>: what a reader gets from its file, without the file.</summary>
public sealed record SyntheticArticle
{
    /// <summary>Its place in the sequence.</summary>
    public required int Index { get; init; }

    /// <summary>The theme that its words keep to, from 0.</summary>
    public required int Theme { get; init; }

    public required string Title { get; init; }

    /// <summary>Empty in 3 of 100; a line break is a LF.</summary>
    public required string Excerpt { get; init; }

    public required DateTimeOffset Published { get; init; }

    /// <summary>The path below the folder of articles, without the extension: a sub-folder for every 1,000 articles.</summary>
    public required string Id { get; init; }

    public required string WebUrl { get; init; }

    /// <summary>Equals <see cref="WebUrl"/> where it is present.</summary>
    public string? OriginalUrl { get; init; }

    /// <summary>The mobile copy, or null.</summary>
    public string? AmpWebUrl { get; init; }

    /// <summary>Present where <see cref="AmpWebUrl"/> is.</summary>
    public string? CdnAmpWebUrl { get; init; }

    /// <summary>The editorial score, 0 to 136.</summary>
    public required int Quality { get; init; }

    /// <summary>The popularity, or -1 = not measured.</summary>
    public required int Heat { get; init; }

    public required bool IsPublished { get; init; }

    public required SyntheticProvider Provider { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    public SyntheticImage? Image { get; init; }

    /// <summary>Always <c>news</c>.</summary>
    public string Category => "news";

    /// <summary>Always <c>article</c>.</summary>
    public string Type => "article";
}
