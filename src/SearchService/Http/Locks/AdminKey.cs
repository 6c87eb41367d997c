using System.Security.Cryptography;
using System.Text;

namespace SearchService.Http;

/// <summary>The key of the routes that change something, kept as its SHA-256 hash.</summary>
public sealed class AdminKey(string? key)
{
    private readonly byte[]? _hash = string.IsNullOrEmpty(key) ? null : HashOf(key);

    /// <summary>Whether there is a key.</summary>
    public bool IsConfigured => _hash is not null;

    /// <summary>Whether this is the key. Takes the same time wherever the two differ, since hashes of equal length are compared.</summary>
    public bool Matches(string? candidate) =>
        _hash is not null && !string.IsNullOrEmpty(candidate) && CryptographicOperations.FixedTimeEquals(HashOf(candidate), _hash);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
