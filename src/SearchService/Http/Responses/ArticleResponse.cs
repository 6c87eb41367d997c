namespace SearchService.Http;

/// <summary>One article as <see cref="ArticleResult"/> writes it; describes it in the OpenAPI document and reads it in tests.</summary>
public sealed record ArticleResponse : ArticleFields
{
    /// <summary>Other articles, repeated in short.</summary>
    public required IReadOnlyList<RelatedResponse> Related { get; init; }
}
