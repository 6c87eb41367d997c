namespace SearchService.Browser.Tests;

/// <summary>What a test says of an article.</summary>
public sealed record InventedArticle(string Title)
{
    public string Excerpt { get; init; } = "";

    public string Published { get; init; } = "2018-06-01T10:00:00Z";

    public IReadOnlyList<string> Topics { get; init; } = [];

    public string Provider { get; init; } = "Quay Courier";

    /// <summary>Null = an address of its own.</summary>
    public string? Url { get; init; }

    public string? Image { get; init; }

    public int Quality { get; init; } = 10;
}
