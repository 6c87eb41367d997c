using System.Text;
using System.Text.Json;

namespace SearchService.Testing;

/// <summary>Reads JSON as the strictest reader would: valid UTF-8, whole surrogate pairs, no name twice in one object.</summary>
public static class StrictJson
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <param name="json">The bytes.</param>
    /// <param name="what">What the exception calls them.</param>
    /// <exception cref="InvalidDataException">It is no such JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, string what)
    {
        try
        {
            _ = Utf8.GetCharCount(json.Span);
            var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
            Decode(document.RootElement);
            return document;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            throw new InvalidDataException($"{what} is no strict JSON: {e.Message}", e);
        }
    }

    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Decode(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
