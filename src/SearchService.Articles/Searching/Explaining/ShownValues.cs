using System.Text.Json;

namespace SearchService.Articles;

/// <summary>The values of an article as it shows them, for sentences about it.</summary>
internal sealed class ShownValues
{
    private readonly JsonElement _source;

    /// <param name="source">The article as the index stores it.</param>
    public ShownValues(byte[] source)
    {
        using var json = JsonDocument.Parse(source);
        _source = json.RootElement.Clone();
    }

    /// <summary>The instant of publication; null when it has none.</summary>
    public string? Published => Text(_source, "publishedDateTime");

    /// <summary>The quality; null when it has none.</summary>
    public int? Quality => _source.TryGetProperty("quality", out var quality) ? quality.GetInt32() : null;

    /// <summary>The values of a facet; of the provider its name and its domain, as far as it has them.</summary>
    public IReadOnlyList<string> Of(Facet facet)
    {
        switch (facet)
        {
            case Facet.Topic:
                return _source.TryGetProperty("topics", out var topics) ? [.. topics.EnumerateArray().Select(t => t.GetString()!)] : [];
            case Facet.Provider:
                return _source.TryGetProperty("provider", out var provider)
                    ? [.. new[] { Text(provider, "name"), Text(provider, "domain") }.OfType<string>()]
                    : [];
            default:
                return Text(_source, IndexFields.FieldOf(facet)) is { } value ? [value] : [];
        }
    }

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.GetString() : null;
}
