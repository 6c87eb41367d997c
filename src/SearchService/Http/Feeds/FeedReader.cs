using System.Text.Json;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>Reads a page of hits as a feed.</summary>
public static class FeedReader
{
    private const int MaxTitleQuery = 200;

    /// <param name="request">Of a route for feeds.</param>
    /// <param name="page">What was found.</param>
    /// <param name="siteName">Who makes the feed.</param>
    public static Feed Read(HttpRequest request, ArticlePage page, string siteName)
    {
        var links = FeedLinks.Of(request, page.NextCursor);
        FeedEntry[] entries = [.. page.Hits.Select(hit => ReadEntry(hit, page.Index.BuiltAt, links.Base))];
        var updated = entries.Length == 0 ? page.Index.BuiltAt : entries.Max(entry => entry.Updated);
        return new Feed(FeedId.OfSearch(request.Query), TitleOf(page.Query.Text, siteName), siteName, links, updated, page.Total, entries);
    }

    private static string TitleOf(string text, string siteName)
    {
        var query = FeedText.CleanOrNull(text.Length <= MaxTitleQuery ? text : text[..MaxTitleQuery] + "…");
        return query is null ? siteName : $"{query} – {siteName}";
    }

    private static FeedEntry ReadEntry(ArticleHit hit, DateTimeOffset builtAt, string service)
    {
        using var source = JsonDocument.Parse(hit.Source);
        var article = source.RootElement;
        var published = article.TryGetProperty("publishedDateTime", out var time) ? time.GetDateTimeOffset() : (DateTimeOffset?)null;
        return new FeedEntry(
            FeedId.OfArticle(hit.Id),
            Text(article, "title") ?? hit.Id,
            Text(article, "excerpt"),
            Text(article, "webUrl") is { } url && IsWeb(url) ? url : null,
            $"{service}/articles/{string.Join('/', hit.Id.Split('/').Select(Uri.EscapeDataString))}",
            published,
            published ?? builtAt,
            article.TryGetProperty("provider", out var provider) ? Text(provider, "name") ?? Text(provider, "domain") : null,
            article.TryGetProperty("topics", out var topics)
                ? [.. topics.EnumerateArray().Select(topic => FeedText.CleanOrNull(topic.GetString())).OfType<string>()]
                : []);
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? FeedText.CleanOrNull(value.GetString()) : null;

    private static bool IsWeb(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
