using System.Buffers;
using System.Text;
using System.Text.Json;
using SearchService.Engine.Analysis;
using SearchService.Engine.Model;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Leads the entries of a related list, which name articles by title and URL, to the articles that are indexed.</summary>
internal static class RelatedLinks
{
    // A title that so many articles share says nothing; copies of one article are few.
    private const int MaxCandidates = 20;

    private static readonly EnglishAnalyzer Analyzer = new();

    /// <summary>The list with <c>id</c> as the first property of each entry whose article is indexed; an empty array for no bytes.</summary>
    public static ReadOnlyMemory<byte> AddIds(ArticleSnapshot snapshot, byte[] related)
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
            if (FindId(snapshot, entry) is { } id)
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

    private static string? FindId(ArticleSnapshot snapshot, JsonElement entry)
    {
        if (Text(entry, "title") is not { } title || Text(entry, "webUrl") is not { } webUrl || TitleQuery(title) is not { } query)
        {
            return null;
        }

        foreach (var candidate in snapshot.Searcher.Search(query, MaxCandidates).ScoreDocs)
        {
            var stored = ArticleLookup.Read(snapshot.Reader, candidate.DocId);
            using var source = JsonDocument.Parse(stored.Source);
            if (Text(source.RootElement, "title") == title && Text(source.RootElement, "webUrl") == webUrl)
            {
                return stored.Id;
            }
        }

        return null;
    }

    // All words of the title, best match first: the article itself is among the first few.
    private static BooleanQuery? TitleQuery(string title)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var tokens = Analyzer.GetTokenStream(IndexFields.Title, title.AsMemory());
        while (tokens.IncrementToken())
        {
            words.Add(tokens.Token.Text.ToString());
        }

        if (words.Count == 0)
        {
            return null;
        }

        var query = new BooleanQuery.Builder();
        foreach (var word in words)
        {
            query.Add(new TermQuery(new Term(IndexFields.Title, Encoding.UTF8.GetBytes(word))), Occur.Must);
        }

        return query.Build();
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
