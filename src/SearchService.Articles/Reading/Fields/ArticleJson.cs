using System.Text.Encodings.Web;
using System.Text.Json;

namespace SearchService.Articles;

/// <summary>
/// Writes an article, or an entry of its related list, as the JSON that is answered. Absent fields are left out. Only what JSON
/// itself demands is escaped: the answers are served as JSON, never pasted into HTML.
/// </summary>
internal static class ArticleJson
{
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The display fields of a hit, in the order of the HTTP contract, without <c>id</c> and <c>related</c>.</summary>
    public static void WriteSource(Utf8JsonWriter json, ArticleFields fields)
    {
        json.WriteStartObject();
        json.WriteString("title"u8, fields.Title);
        Write(json, "excerpt"u8, fields.Excerpt);
        Write(json, fields.Published);
        Write(json, "webUrl"u8, fields.WebUrl);
        Write(json, "originalUrl"u8, fields.OriginalUrl);
        Write(json, "ampWebUrl"u8, fields.AmpWebUrl);
        Write(json, "cdnAmpWebUrl"u8, fields.CdnAmpWebUrl);
        Write(json, "category"u8, fields.Category);
        Write(json, "type"u8, fields.Type);
        Write(json, "quality"u8, fields.Quality);
        Write(json, "heat"u8, fields.Heat);
        if (fields.IsPublished is { } published)
            json.WriteBoolean("published"u8, published);
        Write(json, fields.Provider);
        if (fields.Topics.Count > 0)
        {
            json.WriteStartArray("topics"u8);
            foreach (var topic in fields.Topics)
                json.WriteStringValue(topic);
            json.WriteEndArray();
        }

        Write(json, fields.Image);
        json.WriteEndObject();
    }

    /// <summary>One entry of a related list.</summary>
    public static void WriteRelated(Utf8JsonWriter json, ArticleFields entry)
    {
        json.WriteStartObject();
        json.WriteString("title"u8, entry.Title);
        Write(json, "webUrl"u8, entry.WebUrl);
        Write(json, entry.Provider);
        Write(json, entry.Published);
        Write(json, "quality"u8, entry.Quality);
        Write(json, "type"u8, entry.Type);
        Write(json, entry.Image);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    private static void Write(Utf8JsonWriter json, DateTimeOffset? published)
    {
        if (published is { } instant)
            json.WriteString("publishedDateTime"u8, ArticleDate.Format(instant));
    }

    private static void Write(Utf8JsonWriter json, ProviderFields provider)
    {
        if (provider.Name is null && provider.Domain is null)
            return;
        json.WriteStartObject("provider"u8);
        Write(json, "name"u8, provider.Name);
        Write(json, "domain"u8, provider.Domain);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImageFields image)
    {
        if (image.Url is null)
            return;
        json.WriteStartObject("image"u8);
        Write(json, "url"u8, image.Url);
        Write(json, "width"u8, image.Width);
        Write(json, "height"u8, image.Height);
        json.WriteEndObject();
    }
}
