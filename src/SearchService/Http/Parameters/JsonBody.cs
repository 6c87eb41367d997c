using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace SearchService.Http;

/// <summary>Reads a request's body as one small JSON object.</summary>
public static class JsonBody
{
    /// <summary>The greatest body that is read.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxDepth = 4;
    private const string NotUnicode = "The body holds text that is not valid Unicode.";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The object, to be disposed of by the caller; or what is wrong with the body. An empty body is a null object.</summary>
    public static async Task<(JsonDocument? Document, Problem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength == 0 || (request.ContentLength is null && !CanHaveBody(request)))
        {
            return (null, null);
        }

        if (!request.HasJsonContentType())
        {
            return (null, new Problem(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json."));
        }

        try
        {
            var document = await JsonDocument.ParseAsync(request.Body, Options, cancellation);
            var complaint = document.RootElement.ValueKind != JsonValueKind.Object ? "The body must be a JSON object."
                : !IsUnicode(document.RootElement) ? NotUnicode
                : null;
            if (complaint is null)
            {
                return (document, null);
            }

            document.Dispose();
            return (null, new Problem(StatusCodes.Status400BadRequest, complaint));
        }
        catch (JsonException exception)
        {
            return (null, new Problem(StatusCodes.Status400BadRequest,
                $"The body is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})."));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json says of a name that holds half a surrogate pair, when it looks for names given twice.
            return (null, new Problem(StatusCodes.Status400BadRequest, NotUnicode));
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, new Problem(exception.StatusCode, $"The body goes up to {MaxBytes} bytes."));
        }
    }

    /// <summary>Whether every text can be read; half a surrogate pair and bytes that are not UTF-8 cannot.</summary>
    private static bool IsUnicode(JsonElement element)
    {
        try
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object: return element.EnumerateObject().All(member => member.Name is not null && IsUnicode(member.Value));
                case JsonValueKind.Array: return element.EnumerateArray().All(IsUnicode);
                case JsonValueKind.String: return element.GetString() is not null;
                default: return true;
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool CanHaveBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
}
