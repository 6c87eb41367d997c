using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SearchService.Articles;

/// <summary>A place among the hits of one search on one version of the index, to go on from. Outside it travels as text of
/// <see cref="TextLength"/> characters that are safe in a URL; nothing in it is secret, and whatever it says is checked.
/// <code>
/// Cursor --> Format, Generation, Id, Ground, Query, Now, Page, Document, Score, Check     big-endian, then Base64 for URLs
///            1       8           16  8       8      8    4     4         4      5         bytes
/// </code></summary>
public sealed record SearchCursor
{
    /// <summary>How long its text is.</summary>
    public const int TextLength = (CheckedLength + CheckLength) * 4 / 3;

    // 1: the first format.
    private const byte Format = 1;
    private const int CheckedLength = 1 + 8 + 16 + 8 + 8 + 8 + 4 + 4 + 4;
    private const int CheckLength = 5;

    private SearchCursor()
    {
    }

    internal SearchCursor(IndexVersion version, ulong ground, ulong query)
    {
        (Version, Ground, Query) = (version, ground, query);
    }

    /// <summary>What the ages in the search's bounds were counted from, so that they stay the same on all its pages; the beginning of the
    /// calendar when there are none.</summary>
    public DateTimeOffset Now { get; internal init; }

    /// <summary>The number of the page that begins here; at least 2.</summary>
    public int Page { get; internal init; }

    /// <summary>The version of the index that the search goes on in.</summary>
    internal IndexVersion Version { get; private init; }

    /// <summary>What the search was read by: see <see cref="SearchGround"/>.</summary>
    internal ulong Ground { get; private init; }

    /// <summary>The search: see <see cref="SearchFingerprint"/>.</summary>
    internal ulong Query { get; private init; }

    /// <summary>The last hit of the page before, in the whole index.</summary>
    internal int DocId { get; init; }

    /// <summary>Its score; 0 in an order that does not look at scores.</summary>
    internal float Score { get; init; }

    /// <summary>Reads the text of a cursor; false when it is none, or a damaged one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SearchCursor? cursor)
    {
        Span<byte> bytes = stackalloc byte[CheckedLength + CheckLength];
        cursor = null;
        if (text.Length != TextLength
            || Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done
            || length != bytes.Length
            || bytes[0] != Format)
        {
            return false;
        }

        Span<byte> check = stackalloc byte[CheckLength];
        WriteCheck(bytes[..CheckedLength], check);
        if (!check.SequenceEqual(bytes[CheckedLength..]))
        {
            return false;
        }

        cursor = Read(bytes);
        return cursor is not null;
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[CheckedLength + CheckLength];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], Version.Generation);
        Version.Id.TryWriteBytes(bytes[9..]);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[25..], Ground);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[33..], Query);
        BinaryPrimitives.WriteInt64BigEndian(bytes[41..], Now.UtcTicks);
        BinaryPrimitives.WriteInt32BigEndian(bytes[49..], Page);
        BinaryPrimitives.WriteInt32BigEndian(bytes[53..], DocId);
        BinaryPrimitives.WriteSingleBigEndian(bytes[57..], Score);
        WriteCheck(bytes[..CheckedLength], bytes[CheckedLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    // Null when a value is out of its range: then nobody here wrote it.
    private static SearchCursor? Read(ReadOnlySpan<byte> bytes)
    {
        var generation = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        var now = BinaryPrimitives.ReadInt64BigEndian(bytes[41..]);
        var page = BinaryPrimitives.ReadInt32BigEndian(bytes[49..]);
        var docId = BinaryPrimitives.ReadInt32BigEndian(bytes[53..]);
        var score = BinaryPrimitives.ReadSingleBigEndian(bytes[57..]);
        if (generation < 0 || now < 0 || now > DateTimeOffset.MaxValue.Ticks || page < 2 || docId < 0 || !float.IsFinite(score) || score < 0)
        {
            return null;
        }

        return new SearchCursor
        {
            Version = new IndexVersion(generation, new Guid(bytes.Slice(9, 16))),
            Ground = BinaryPrimitives.ReadUInt64BigEndian(bytes[25..]),
            Query = BinaryPrimitives.ReadUInt64BigEndian(bytes[33..]),
            Now = new DateTimeOffset(now, TimeSpan.Zero),
            Page = page,
            DocId = docId,
            Score = score,
        };
    }

    private static void WriteCheck(ReadOnlySpan<byte> bytes, Span<byte> check)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        hash[..CheckLength].CopyTo(check);
    }
}
