namespace SearchService.Http;

/// <summary>Who published an article.</summary>
public sealed record ProviderResponse(string? Name, string? Domain);
