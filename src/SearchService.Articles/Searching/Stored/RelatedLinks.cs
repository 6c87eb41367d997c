using System.Buffers;
using System.Text.Json;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Leads the entries of a related list, which name articles by title and URL, to the articles that are indexed.</summary>
internal static class RelatedLinks
{
    /// <summary>The list with <c>id</c> as the first property of each entry whose article is indexed; an empty array for no bytes.</summary>
    public static ReadOnlyMemory<byte> AddIds(IndexSearcher searcher, byte[] related)
    {
        if (related.Length == 0)
        {
            return "[]"u8.ToArray();
        }

        var output = new ArrayBufferWriter<byte>(related.Length + 1024);
        using var list = JsonDocument.Parse(related);
        using var json = new Utf8JsonWriter(output, ArticleJson.WriterOptions);
        json.WriteStartArray();
        foreach (var entry in list.RootElement.EnumerateArray())
        {
            json.WriteStartObject();
            if (FindId(searcher, entry) is { } id)
            {
                json.WriteString("id", id);
            }

            foreach (var property in entry.EnumerateObject())
            {
                property.WriteTo(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        return output.WrittenMemory;
    }

    /// <summary>The ids of the entries whose articles are indexed, each once, in the order of the list.</summary>
    /// <param name="searcher">The index; its deadline counts.</param>
    /// <param name="related">The list as it is stored; no bytes = no entry.</param>
    public static IReadOnlyList<string> FindIds(IndexSearcher searcher, byte[] related)
    {
        if (related.Length == 0)
        {
            return [];
        }

        using var list = JsonDocument.Parse(related);
        return [.. list.RootElement.EnumerateArray().Select(entry => FindId(searcher, entry)).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string? FindId(IndexSearcher searcher, JsonElement entry)
    {
        if (DisplayedArticle.Text(entry, "title") is not { } title || DisplayedArticle.Text(entry, "webUrl") is not { } webUrl)
        {
            return null;
        }

        foreach (var candidate in TitleLookup.Candidates(searcher, title))
        {
            var stored = ArticleLookup.Read(searcher.Reader, candidate);
            var article = new DisplayedArticle(stored.Source);
            if (article.Title == title && article.WebUrl == webUrl)
            {
                return stored.Id;
            }
        }

        return null;
    }
}
