using System.Text.Encodings.Web;
using System.Text.Json;

namespace SearchService.Http;

/// <summary>Writes a feed as JSON Feed 1.1.</summary>
public static class JsonFeedWriter
{
    public const string ContentType = "application/feed+json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Feed feed)
    {
        var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, "https://jsonfeed.org/version/1.1"u8);
            json.WriteString("title"u8, feed.Title);
            json.WriteString("home_page_url"u8, feed.Links.Alternate);
            json.WriteString("feed_url"u8, feed.Links.Self);
            if (feed.Links.Next is { } next)
            {
                json.WriteString("next_url"u8, next);
            }

            WriteAuthor(json, feed.SiteName);
            json.WriteStartArray("items"u8);
            foreach (var entry in feed.Entries)
            {
                WriteItem(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.ToArray();
    }

    private static void WriteItem(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, entry.Id);
        json.WriteString("url"u8, entry.WebUrl ?? entry.ServiceUrl);
        json.WriteString("title"u8, entry.Title);

        // An item must have content; where there is no excerpt the title is all of it.
        json.WriteString("content_text"u8, entry.Summary ?? entry.Title);
        if (entry.Summary is not null)
        {
            json.WriteString("summary"u8, entry.Summary);
        }

        if (entry.Published is { } published)
        {
            json.WriteString("date_published"u8, published.UtcDateTime);
        }

        json.WriteString("date_modified"u8, entry.Updated.UtcDateTime);
        if (entry.Author is not null)
        {
            WriteAuthor(json, entry.Author);
        }

        WriteTags(json, entry.Topics);
        json.WriteEndObject();
    }

    private static void WriteAuthor(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray("authors"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyList<string> topics)
    {
        if (topics.Count == 0)
        {
            return;
        }

        json.WriteStartArray("tags"u8);
        foreach (var topic in topics)
        {
            json.WriteStringValue(topic);
        }

        json.WriteEndArray();
    }
}
