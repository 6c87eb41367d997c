namespace SearchService.Http;

/// <summary>What is shown of an article. A field that its file does not have is absent.</summary>
public abstract record ArticleFields
{
    /// <summary>Its path below the folder of articles, without the extension.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Excerpt { get; init; }

    public DateTime? PublishedDateTime { get; init; }

    /// <summary>The article's address; http or https.</summary>
    public string? WebUrl { get; init; }

    public string? OriginalUrl { get; init; }

    /// <summary>The address of a copy for mobile readers.</summary>
    public string? AmpWebUrl { get; init; }

    public string? CdnAmpWebUrl { get; init; }

    public string? Category { get; init; }

    public string? Type { get; init; }

    /// <summary>An editorial score, higher is better.</summary>
    public int? Quality { get; init; }

    /// <summary>How much it is being read; -1 = not measured.</summary>
    public int? Heat { get; init; }

    /// <summary>Whether editors published it; hides nothing.</summary>
    public bool? Published { get; init; }

    public ProviderResponse? Provider { get; init; }

    public IReadOnlyList<string>? Topics { get; init; }

    public ImageResponse? Image { get; init; }
}
