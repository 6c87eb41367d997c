using System.Buffers;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary>An error answer: <c>application/problem+json</c> as RFC 9457 describes it, whatever the caller says it accepts.
/// Holds no stack trace and no path of the server.</summary>
/// <param name="status">The HTTP status, 400 to 599.</param>
/// <param name="detail">What is wrong in this case, in words for people.</param>
public sealed class Problem(int status, string detail) : IResult, IStatusCodeHttpResult
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int? StatusCode => status;

    /// <summary>What is wrong in this case.</summary>
    public string Detail => detail;

    /// <summary>What is wrong with each parameter, by its name.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>What state the service is in, where that is the matter.</summary>
    public string? State { get; init; }

    /// <summary>How far it is on its way to a better one, 0 to 100.</summary>
    public int? Percent { get; init; }

    /// <summary>When it is worth trying again; null = not told.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The <c>WWW-Authenticate</c> header of a 401; null = none.</summary>
    public string? Challenge { get; init; }

    /// <summary>A 400 about parameters.</summary>
    public static Problem Validation(IReadOnlyDictionary<string, string[]> errors) =>
        new(StatusCodes.Status400BadRequest, string.Join(" ", errors.Values.SelectMany(messages => messages))) { Errors = errors };

    /// <summary>A 503 while there is no index to search.</summary>
    public static Problem NotReady() =>
        new(StatusCodes.Status503ServiceUnavailable, "The index is being built; nothing can be searched yet.") { RetryAfterSeconds = 2 };

    /// <summary>A 503 for what needs a file of the index that is damaged.</summary>
    public static Problem IndexDamaged() =>
        new(StatusCodes.Status503ServiceUnavailable, "The index is damaged and is being built anew; /stats says more.") { RetryAfterSeconds = 5 };

    /// <summary>A 503 that tells whether waiting helps.</summary>
    public static Problem NotReady(IndexReadiness readiness) => readiness.State == IndexReadinessState.Broken
        ? new(StatusCodes.Status503ServiceUnavailable, $"There is no index, and it is not being built: {readiness.Reason}.") { State = "broken", RetryAfterSeconds = 30 }
        : new(StatusCodes.Status503ServiceUnavailable, "The index is being built; nothing can be searched yet.")
        {
            State = "starting",
            Percent = readiness.Percent,
            RetryAfterSeconds = 2,
        };

    /// <summary>A 400 for a cursor that another search was answered with.</summary>
    public static Problem ForeignCursor() => Validation(new Dictionary<string, string[]>
    {
        ["cursor"] = ["cursor belongs to another search: q, filters, sort, words, typo and qualityWeight must be those of the page that it is from."],
    });

    /// <summary>A 410 for a cursor whose version of the index is no longer kept.</summary>
    public static Problem CursorGone() =>
        new(StatusCodes.Status410Gone, "The version of the index that the cursor goes on in is gone; begin the search anew, without cursor.");

    /// <summary>A 503 for a search past its deadline.</summary>
    public static Problem SearchTimeout() =>
        new(StatusCodes.Status503ServiceUnavailable, "The search took too long and was given up; fewer or longer words make it cheaper.") { RetryAfterSeconds = 5 };

    /// <summary>A 503 for a search that found no place, at once or after its wait.</summary>
    public static Problem Overloaded(int retryAfterSeconds) =>
        new(StatusCodes.Status503ServiceUnavailable, "More is asked than can be answered now.") { RetryAfterSeconds = retryAfterSeconds };

    /// <summary>A 503 for what the service does not finish before it ends.</summary>
    public static Problem Stopping() =>
        new(StatusCodes.Status503ServiceUnavailable, "The service is stopping.") { RetryAfterSeconds = 5 };

    /// <summary>A 429 for a client that asks too often.</summary>
    public static Problem TooManyRequests(int retryAfterSeconds) =>
        new(StatusCodes.Status429TooManyRequests, "This client sends more requests than it may.") { RetryAfterSeconds = retryAfterSeconds };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = MediaTypeNames.Application.ProblemJson;
        response.Headers.CacheControl = "no-store";
        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (Challenge is not null)
        {
            response.Headers.WWWAuthenticate = Challenge;
        }

        using (var json = new Utf8JsonWriter(response.BodyWriter, WriterOptions))
        {
            Write(json, httpContext.TraceIdentifier);
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    /// <summary>The body, where there is no request that it answers.</summary>
    public byte[] ToJson()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, WriterOptions))
        {
            Write(json, traceId: null);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private void Write(Utf8JsonWriter json, string? traceId)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, TypeOf(status));
        json.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(status));
        json.WriteNumber("status"u8, status);
        json.WriteString("detail"u8, detail);
        if (Errors is not null)
        {
            json.WriteStartObject("errors"u8);
            foreach (var (name, messages) in Errors)
            {
                json.WriteStartArray(name);
                foreach (var message in messages)
                {
                    json.WriteStringValue(message);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        if (State is not null)
        {
            json.WriteString("state"u8, State);
        }

        if (Percent is { } percent)
        {
            json.WriteNumber("percent"u8, percent);
        }

        if (traceId is not null)
        {
            json.WriteString("traceId"u8, traceId);
        }

        json.WriteEndObject();
    }

    /// <summary>The section of the HTTP standard (RFC 9110) that defines the status; RFC 6585 for the later ones.</summary>
    private static string TypeOf(int status) => status switch
    {
        >= 400 and <= 417 => $"https://www.rfc-editor.org/rfc/rfc9110#section-15.5.{status - 400 + 1}",
        421 or 422 => $"https://www.rfc-editor.org/rfc/rfc9110#section-15.5.{status - 421 + 20}",
        429 => "https://www.rfc-editor.org/rfc/rfc6585#section-4",
        431 => "https://www.rfc-editor.org/rfc/rfc6585#section-5",
        >= 500 and <= 505 => $"https://www.rfc-editor.org/rfc/rfc9110#section-15.6.{status - 500 + 1}",
        _ => "about:blank",
    };
}
