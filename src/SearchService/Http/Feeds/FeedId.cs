using System.Security.Cryptography;
using System.Text;

namespace SearchService.Http;

/// <summary>Names of feeds and entries that stay the same wherever the service is reached: a URN made of what is named.</summary>
public static class FeedId
{
    public static string OfArticle(string id) => Create("article", id);

    /// <summary>The name of a search: its parameters in any order, without those that only say which page of it.</summary>
    public static string OfSearch(IQueryCollection parameters) => Create("search", [.. parameters
        .Where(parameter => parameter.Key.ToLowerInvariant() is not ("page" or "cursor" or "size"))
        .SelectMany(parameter => parameter.Value, (parameter, value) => $"{parameter.Key.ToLowerInvariant()}={value}")
        .Order(StringComparer.Ordinal)]);

    // A UUID of version 8 (RFC 9562, section 5.8): the parts' SHA-256, each part with its length.
    private static string Create(string kind, params IReadOnlyList<string> parts)
    {
        var text = new StringBuilder(kind);
        foreach (var part in parts)
        {
            text.Append('\n').Append(part.Length).Append(' ').Append(part);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0f));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3f));
        return $"urn:uuid:{new Guid(hash, bigEndian: true)}";
    }
}
