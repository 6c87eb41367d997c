using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SearchService.Testing;

/// <summary>The JSON that the index stores for a synthetic article: the same bytes as reading its file gives, without the file.</summary>
public static class SyntheticArticleJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The display fields of a hit.</summary>
    public static byte[] ToSource(SyntheticArticle article)
    {
        var bytes = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            WriteTexts(json, article);
            json.WriteString("category"u8, article.Category);
            json.WriteString("type"u8, article.Type);
            WriteValues(json, article);
            Write(json, article.Image);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A related list; no bytes when it is empty.</summary>
    public static byte[] ToRelated(IReadOnlyList<SyntheticArticle> related)
    {
        if (related.Count == 0)
        {
            return [];
        }

        var bytes = new ArrayBufferWriter<byte>(4_096);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartArray();
            foreach (var entry in related)
            {
                WriteEntry(json, entry);
            }

            json.WriteEndArray();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, SyntheticArticle article)
    {
        json.WriteString("title"u8, article.Title);
        json.WriteString("excerpt"u8, article.Excerpt);
        WriteDate(json, article);
        json.WriteString("webUrl"u8, article.WebUrl);
        Write(json, "originalUrl"u8, article.OriginalUrl);
        Write(json, "ampWebUrl"u8, article.AmpWebUrl);
        Write(json, "cdnAmpWebUrl"u8, article.CdnAmpWebUrl);
    }

    private static void WriteValues(Utf8JsonWriter json, SyntheticArticle article)
    {
        json.WriteNumber("quality"u8, article.Quality);
        json.WriteNumber("heat"u8, article.Heat);
        json.WriteBoolean("published"u8, article.IsPublished);
        Write(json, article.Provider);
        json.WriteStartArray("topics"u8);
        foreach (var topic in article.Topics)
        {
            json.WriteStringValue(topic);
        }

        json.WriteEndArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, SyntheticArticle entry)
    {
        json.WriteStartObject();
        json.WriteString("title"u8, entry.Title);
        json.WriteString("webUrl"u8, entry.WebUrl);
        Write(json, entry.Provider);
        WriteDate(json, entry);
        json.WriteNumber("quality"u8, entry.Quality);
        json.WriteString("type"u8, entry.Type);
        Write(json, entry.Image);
        json.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter json, SyntheticArticle article) =>
        json.WriteString("publishedDateTime"u8, article.Published.UtcDateTime);

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter json, SyntheticProvider provider)
    {
        json.WriteStartObject("provider"u8);
        json.WriteString("name"u8, provider.Name);
        json.WriteString("domain"u8, provider.Domain);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SyntheticImage? image)
    {
        if (image is not null)
        {
            json.WriteStartObject("image"u8);
            json.WriteString("url"u8, image.Url);
            json.WriteNumber("width"u8, image.Width);
            json.WriteNumber("height"u8, image.Height);
            json.WriteEndObject();
        }
    }
}
