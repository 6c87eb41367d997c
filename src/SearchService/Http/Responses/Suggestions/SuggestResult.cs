using System.Text.Encodings.Web;
using System.Text.Json;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>Suggestions as an answer, in the one form or the other: an object, or the array that OpenSearch describes.</summary>
/// <param name="typed">What was typed.</param>
/// <param name="suggestions">Best first.</param>
/// <param name="isOpenSearch">Whether the answer is the array.</param>
public sealed class SuggestResult(string typed, IReadOnlyList<Suggestion> suggestions, bool isOpenSearch) : IResult
{
    /// <summary>The media type of the array.</summary>
    public const string OpenSearchMediaType = "application/x-suggestions+json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = isOpenSearch ? OpenSearchMediaType : "application/json; charset=utf-8";
        // The same URL answers in two forms.
        response.Headers.Vary = "Accept";
        using (var json = new Utf8JsonWriter(response.BodyWriter, Options))
        {
            if (isOpenSearch)
            {
                WriteArray(json);
            }
            else
            {
                WriteObject(json);
            }
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private static string NameOf(SuggestionKind kind) => kind switch
    {
        SuggestionKind.Title => "title",
        SuggestionKind.Topic => "topic",
        _ => "provider",
    };

    private static string Describe(Suggestion suggestion) =>
        $"{NameOf(suggestion.Kind)}, {suggestion.Count} {(suggestion.Count == 1 ? "article" : "articles")}";

    private void WriteObject(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("suggestions"u8);
        foreach (var suggestion in suggestions)
        {
            json.WriteStartObject();
            json.WriteString("text"u8, suggestion.Text);
            json.WriteString("kind"u8, NameOf(suggestion.Kind));
            json.WriteNumber("count"u8, suggestion.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What was typed, completions, their descriptions, and URLs, of which there are none: the search's own is for all of them.
    private void WriteArray(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(typed);
        WriteTexts(json, suggestions.Select(suggestion => suggestion.Text));
        WriteTexts(json, suggestions.Select(Describe));
        WriteTexts(json, []);
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
