namespace SearchService.Http;

/// <summary>A related article, in short. A field that the file does not have is absent.</summary>
public sealed record RelatedResponse
{
    /// <summary>Where that article is indexed itself; absent where it is not.</summary>
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? WebUrl { get; init; }

    public DateTime? PublishedDateTime { get; init; }

    public string? Type { get; init; }

    public int? Quality { get; init; }

    public ProviderResponse? Provider { get; init; }

    public ImageResponse? Image { get; init; }
}
