using System.Text.Json;

namespace SearchService.Articles;

/// <summary>The values of an article as it shows them, read from what the index stores.</summary>
internal sealed class DisplayedArticle
{
    private readonly JsonElement _source;

    /// <param name="source">Its display fields as a UTF-8 JSON object.</param>
    public DisplayedArticle(byte[] source)
    {
        using var json = JsonDocument.Parse(source);
        _source = json.RootElement.Clone();
        Topics = _source.TryGetProperty("topics", out var topics) ? [.. topics.EnumerateArray().Select(topic => topic.GetString() ?? "")] : [];
    }

    /// <summary>Empty when it has none.</summary>
    public string Title => Text(_source, "title") ?? "";

    /// <summary>Empty when it has none.</summary>
    public string Excerpt => Text(_source, "excerpt") ?? "";

    /// <summary>In order.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>Null when it has none.</summary>
    public string? WebUrl => Text(_source, "webUrl");

    /// <summary>The instant of publication; null when it has none.</summary>
    public string? Published => Text(_source, "publishedDateTime");

    /// <summary>The quality; null when it has none.</summary>
    public int? Quality => _source.TryGetProperty("quality", out var quality) ? quality.GetInt32() : null;

    /// <summary>All texts that the index finds the article by.</summary>
    public IEnumerable<string> Texts => [Title, Excerpt, .. Topics, Provider("name") ?? ""];

    /// <summary>The values of a facet that can be filtered by; of the provider its name and its domain, as far as it has them.</summary>
    public IReadOnlyList<string> Of(Facet facet) => facet switch
    {
        Facet.Topic => Topics,
        Facet.Provider => [.. new[] { Provider("name"), Provider("domain") }.OfType<string>()],
        _ => Text(_source, IndexFields.FieldOf(facet)) is { } value ? [value] : [],
    };

    /// <summary>A text of a JSON object; null when it has none of this name.</summary>
    public static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private string? Provider(string name) => _source.TryGetProperty("provider", out var provider) ? Text(provider, name) : null;
}
