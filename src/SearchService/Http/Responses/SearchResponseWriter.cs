using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>Writes a page of hits as JSON: the one form that the HTTP route and the command line share. The articles' own fields
/// are copied as the bytes that the index holds, without being read. <see cref="SearchResponse"/> describes the outcome.</summary>
public static class SearchResponseWriter
{
    internal static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonEncodedText[] FacetNames = [.. SearchParameters.Facets.Choices.Select(name => JsonEncodedText.Encode(name))];

    /// <summary>Writes the page as one object without white space.</summary>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="page">What the search found.</param>
    /// <param name="tookMs">How long it took, in milliseconds.</param>
    public static void Write(IBufferWriter<byte> output, ArticlePage page, double tookMs)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        WriteQuery(json, page.Query);
        json.WriteNumber("total"u8, page.Total);
        json.WriteNumber("page"u8, page.Page);
        json.WriteNumber("size"u8, page.Size);
        if (page.NextCursor is not null)
        {
            json.WriteString("nextCursor"u8, page.NextCursor);
        }

        json.WriteNumber("tookMs"u8, Math.Round(tookMs, 3));
        WriteIndex(json, page.Index);
        json.WriteStartArray("hits"u8);
        foreach (var hit in page.Hits)
        {
            WriteHit(json, output, hit);
        }

        json.WriteEndArray();
        WriteFacets(json, page.Facets);
        json.WriteEndObject();
    }

    private static void WriteQuery(Utf8JsonWriter json, QueryReading query)
    {
        json.WriteStartObject("query"u8);
        json.WriteString("text"u8, query.Text);
        json.WriteString("parsed"u8, query.Parsed);
        json.WriteStartArray("warnings"u8);
        foreach (var warning in query.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        if (query.Corrected is not null)
        {
            json.WriteString("corrected"u8, query.Corrected);
        }

        json.WriteBoolean("relaxed"u8, query.Relaxed);
        json.WriteEndObject();
    }

    /// <summary>Writes the member <c>index</c>.</summary>
    internal static void WriteIndex(Utf8JsonWriter json, IndexSnapshotInfo index)
    {
        json.WriteStartObject("index"u8);
        json.WriteNumber("version"u8, index.Version);
        json.WriteString("builtAt"u8, index.BuiltAt.UtcDateTime);
        json.WriteNumber("articles"u8, index.Articles);
        json.WriteEndObject();
    }

    private static void WriteHit(Utf8JsonWriter json, IBufferWriter<byte> output, ArticleHit hit)
    {
        json.WriteStartObject();
        WriteHitMembers(json, output, hit);
        json.WriteEndObject();
    }

    /// <summary>Writes what is told of a hit into an object that has begun.</summary>
    /// <param name="json">Writes to <paramref name="output"/>.</param>
    /// <param name="output">Receives the article's own fields.</param>
    /// <param name="hit">The hit.</param>
    internal static void WriteHitMembers(Utf8JsonWriter json, IBufferWriter<byte> output, ArticleHit hit)
    {
        json.WriteString("id"u8, hit.Id);
        json.WriteNumber("score"u8, hit.Score);
        JsonSplice.WriteMembers(json, output, hit.Source.Span);
        json.WriteString("match"u8, hit.Match switch
        {
            MatchKind.Exact => "exact"u8,
            MatchKind.Typo => "typo"u8,
            _ => "partial"u8,
        });
        if (hit.Highlight is { } highlight)
        {
            json.WriteStartObject("highlight"u8);
            json.WriteString("title"u8, highlight.Title);
            json.WriteString("excerpt"u8, highlight.Excerpt);
            json.WriteEndObject();
        }

        if (hit.Explanation is { } explanation)
        {
            WriteExplanation(json, explanation);
        }
    }

    private static void WriteExplanation(Utf8JsonWriter json, HitExplanation explanation)
    {
        json.WriteStartObject("explain"u8);
        json.WriteNumber("text"u8, explanation.Text);
        json.WriteNumber("quality"u8, explanation.Quality);
        json.WriteStartArray("terms"u8);
        foreach (var term in explanation.Terms)
        {
            json.WriteStartObject();
            json.WriteString("term"u8, term.Term);
            json.WriteNumber("score"u8, term.Score);
            json.WriteStartArray("in"u8);
            foreach (var field in term.In)
            {
                json.WriteStringValue(field);
            }

            json.WriteEndArray();
            if (term.Word is not null)
            {
                json.WriteString("word"u8, term.Word);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFacets(Utf8JsonWriter json, IReadOnlyDictionary<Facet, FacetCounts> facets)
    {
        json.WriteStartObject("facets"u8);
        foreach (var (facet, counts) in facets)
        {
            json.WriteStartObject(FacetNames[(int)facet]);
            json.WriteStartArray("values"u8);
            foreach (var value in counts.Values)
            {
                json.WriteStartObject();
                json.WriteString("value"u8, value.Value);
                json.WriteNumber("count"u8, value.Count);
                json.WriteBoolean("selected"u8, value.Selected);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("distinct"u8, counts.Distinct);
            json.WriteNumber("other"u8, counts.Other);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
