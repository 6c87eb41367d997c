namespace SearchService.Http;

/// <summary>An article in a feed.</summary>
/// <param name="Id">The same on whatever host.</param>
/// <param name="Title">Never empty.</param>
/// <param name="Summary">Its excerpt as plain text; null without.</param>
/// <param name="WebUrl">Where it can be read; http or https; null when its file does not say.</param>
/// <param name="ServiceUrl">Where this service has its fields.</param>
/// <param name="Published">When it was published; null when its file does not say.</param>
/// <param name="Updated">The same, or when the index was built: a feed must say a time.</param>
/// <param name="Author">The provider's name; null without.</param>
/// <param name="Topics">Its topics.</param>
public sealed record FeedEntry(
    string Id,
    string Title,
    string? Summary,
    string? WebUrl,
    string ServiceUrl,
    DateTimeOffset? Published,
    DateTimeOffset Updated,
    string? Author,
    IReadOnlyList<string> Topics);
