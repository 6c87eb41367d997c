using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SearchService.Articles;

/// <summary>By what equal titles are known: equal titles have equal hashes, and different ones have different hashes for all that can happen.</summary>
internal static class TitleHash
{
    private const int MaxStackBytes = 512;

    /// <summary>The first eight bytes of the SHA-256 of the title in UTF-8.</summary>
    public static long Of(string title)
    {
        var length = Encoding.UTF8.GetMaxByteCount(title.Length);
        var utf8 = length <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(title, utf8)], hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
