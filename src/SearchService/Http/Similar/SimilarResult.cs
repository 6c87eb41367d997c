using System.Text.Json;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>The articles like one as an answer; <see cref="SimilarResponse"/> describes it.</summary>
/// <param name="page">What was found.</param>
/// <param name="tookMs">How long it took, in milliseconds.</param>
public sealed class SimilarResult(SimilarPage page, double tookMs) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        using (var json = new Utf8JsonWriter(response.BodyWriter, SearchResponseWriter.Options))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, page.Id);
            json.WriteNumber("total"u8, page.Total);
            json.WriteNumber("size"u8, page.Size);
            json.WriteNumber("tookMs"u8, Math.Round(tookMs, 3));
            SearchResponseWriter.WriteIndex(json, page.Index);
            json.WriteStartArray("hits"u8);
            foreach (var hit in page.Hits)
            {
                json.WriteStartObject();
                SearchResponseWriter.WriteHitMembers(json, response.BodyWriter, hit.Hit);
                WriteReasons(json, hit.Because);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return response.BodyWriter.FlushAsync(httpContext.RequestAborted).AsTask();
    }

    private static void WriteReasons(Utf8JsonWriter json, SimilarReasons because)
    {
        json.WriteStartObject("because"u8);
        WriteTexts(json, "words"u8, because.Words);
        WriteTexts(json, "topics"u8, because.Topics);
        json.WriteBoolean("related"u8, because.IsRelated);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
