using System.Text.Json;

namespace SearchService.Articles;

/// <summary>The texts of an article that it is found by, as they are displayed.</summary>
/// <param name="Title">Empty when it has none.</param>
/// <param name="Excerpt">Empty when it has none.</param>
/// <param name="Topics">In order.</param>
/// <param name="Provider">The name; empty when it has none.</param>
internal sealed record ArticleTexts(string Title, string Excerpt, IReadOnlyList<string> Topics, string Provider)
{
    /// <summary>All of them: what the index finds the article by.</summary>
    public IEnumerable<string> All => [Title, Excerpt, .. Topics, Provider];

    /// <summary>Reads them from what is stored.</summary>
    /// <param name="source">The article's display fields as a UTF-8 JSON object.</param>
    public static ArticleTexts Read(byte[] source)
    {
        using var document = JsonDocument.Parse(source);
        var root = document.RootElement;
        var provider = root.TryGetProperty("provider", out var group) ? Text(group, "name") : "";
        string[] topics = root.TryGetProperty("topics", out var list) ? [.. list.EnumerateArray().Select(topic => topic.GetString() ?? "")] : [];
        return new ArticleTexts(Text(root, "title"), Text(root, "excerpt"), topics, provider);
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
