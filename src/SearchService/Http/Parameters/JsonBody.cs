using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace SearchService.Http;

/// <summary>Reads a request's body as one small JSON object.</summary>
public static class JsonBody
{
    /// <summary>The greatest body that is read.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>How much of a greater body is still taken in, and dropped, so that its sender can finish and read the answer;
    /// beyond that the server closes the connection.</summary>
    public const int MaxDroppedBytes = 4 * 1024 * 1024;

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
            if (await ReadBytesAsync(request, cancellation) is not { } body)
            {
                return (null, TooLarge());
            }

            var document = JsonDocument.Parse(body, Options);
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
            // Only a name given twice, which the grammar of JSON allows, has no place in the text.
            return (null, new Problem(StatusCodes.Status400BadRequest, exception.LineNumber is { } line
                ? $"The body is not valid JSON (line {line + 1}, byte {exception.BytePositionInLine + 1})."
                : "The body has one name more than once in an object."));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json says of a name that holds half a surrogate pair, when it looks for names given twice.
            return (null, new Problem(StatusCodes.Status400BadRequest, NotUnicode));
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge());
        }
    }

    private static Problem TooLarge() => new(StatusCodes.Status413PayloadTooLarge, $"The body goes up to {MaxBytes} bytes.");

    /// <summary>The whole body, without a byte order mark; null when it is too large.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBytesAsync(HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new byte[Math.Min(request.ContentLength ?? MaxBytes, MaxBytes) + 1];
        var length = 0;
        for (int read; (read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellation)) > 0;)
        {
            length += read;
            if (length > MaxBytes)
            {
                await DropRestAsync(request.Body, buffer, cancellation);
                return null;
            }
        }

        var body = buffer.AsMemory(0, length);
        return body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
    }

    private static async Task DropRestAsync(Stream body, byte[] buffer, CancellationToken cancellation)
    {
        while (await body.ReadAsync(buffer, cancellation) > 0)
        {
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
