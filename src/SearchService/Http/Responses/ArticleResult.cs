using System.Text.Encodings.Web;
using System.Text.Json;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>One article as an answer: its id, its own fields as the index holds them, and what is related.</summary>
public sealed class ArticleResult(ArticleDetails article) : IResult
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        using (var json = new Utf8JsonWriter(response.BodyWriter, Options))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, article.Id);
            JsonSplice.WriteMembers(json, response.BodyWriter, article.Source.Span);
            json.WritePropertyName("related"u8);
            json.WriteRawValue(article.Related.IsEmpty ? "[]"u8 : article.Related.Span, skipInputValidation: true);
            json.WriteEndObject();
        }

        return response.BodyWriter.FlushAsync(httpContext.RequestAborted).AsTask();
    }
}
