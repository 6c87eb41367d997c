using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>Decodes LZ4 blocks; <see cref="Lz4Format"/> draws them. Every byte may come from a damaged file: nothing outside
/// the given spans is read or written, and every step consumes input.</summary>
public static class Lz4Decoder
{
    /// <summary>Decodes a block that fills <paramref name="destination"/> exactly; returns how many bytes of
    /// <paramref name="source"/> it took. Bytes after the block are left alone.</summary>
    /// <param name="source">Begins with the block.</param>
    /// <param name="dictionary">What matches find before the destination; may be empty.</param>
    /// <param name="destination">Receives the decoded bytes.</param>
    /// <param name="resource">Names the source in messages.</param>
    /// <exception cref="CorruptIndexException">The block is damaged.</exception>
    public static int Decode(ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> destination, string resource) =>
        Decode(source, dictionary, destination, 0, isPrefix: false, resource);

    /// <summary>Decodes only the first bytes of a block: as many as fill <paramref name="destination"/>.</summary>
    /// <exception cref="CorruptIndexException">The block is damaged in the part that was looked at, or shorter.</exception>
    public static void DecodePrefix(ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> destination, string resource) =>
        Decode(source, dictionary, destination, 0, isPrefix: true, resource);

    /// <summary>Decodes a block, or only its first bytes, right behind its dictionary, which is the fastest.</summary>
    /// <param name="source">Begins with the block.</param>
    /// <param name="window">The dictionary, and behind it the room for what is decoded.</param>
    /// <param name="dictionaryLength">How much of the window the dictionary is.</param>
    /// <param name="isPrefix">Whether the block may be longer than the room.</param>
    /// <param name="resource">Names the source in messages.</param>
    /// <returns>How many bytes of <paramref name="source"/> were looked at.</returns>
    /// <exception cref="CorruptIndexException">The block is damaged in the part that was looked at, or shorter.</exception>
    public static int DecodeBehind(ReadOnlySpan<byte> source, Span<byte> window, int dictionaryLength, bool isPrefix, string resource) =>
        Decode(source, [], window, dictionaryLength, isPrefix, resource);

    /// <summary>The same without the fast path for common sequences, one checked copy after the other: what the other equals.</summary>
    internal static int DecodePlain(ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> destination, bool isPrefix, string resource)
    {
        var read = 0;
        for (var written = 0; DecodeSequence(source, dictionary, destination, isPrefix, ref read, ref written, resource);)
        {
        }

        return read;
    }

    private static int Decode(
        ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> destination, int written, bool isPrefix, string resource)
    {
        var read = 0;
        do
        {
            Lz4Sequences.Decode(source, destination, ref read, ref written);
        }
        while (DecodeSequence(source, dictionary, destination, isPrefix, ref read, ref written, resource));
        return read;
    }

    // False when the destination is full.
    private static bool DecodeSequence(
        ReadOnlySpan<byte> source, ReadOnlySpan<byte> dictionary, Span<byte> destination, bool isPrefix, ref int read, ref int written, string resource)
    {
        if (read >= source.Length)
        {
            ThrowCutOff(source.Length, written, destination.Length, resource);
        }

        var token = source[read++];
        long literals = token >> 4;
        literals = literals < 15 ? literals : ReadMore(source, ref read, written, destination.Length, resource);
        literals = Fit(literals, destination.Length - written, isPrefix, read, resource);
        if (literals > source.Length - read)
        {
            ThrowCutOff(source.Length, written, destination.Length, resource);
        }

        source.Slice(read, (int)literals).CopyTo(destination[written..]);
        read += (int)literals;
        written += (int)literals;
        if (written == destination.Length)
        {
            return false;
        }

        if (source.Length - read < sizeof(ushort))
        {
            ThrowCutOff(source.Length, written, destination.Length, resource);
        }

        int distance = BinaryPrimitives.ReadUInt16LittleEndian(source[read..]);
        read += sizeof(ushort);
        long matched = token & 15;
        matched = Lz4Format.MinMatch + (matched < 15 ? matched : ReadMore(source, ref read, written, destination.Length, resource));
        if (distance == 0 || distance > written + dictionary.Length)
        {
            ThrowDistance(distance, read, written, dictionary.Length, resource);
        }

        matched = Fit(matched, destination.Length - written, isPrefix, read, resource);
        CopyMatch(dictionary, destination, written, distance, (int)matched);
        written += (int)matched;
        return written < destination.Length;
    }

    private static void CopyMatch(ReadOnlySpan<byte> dictionary, Span<byte> destination, int written, int distance, int length)
    {
        if (distance > written)
        {
            var fromDictionary = Math.Min(length, distance - written);
            dictionary.Slice(dictionary.Length - (distance - written), fromDictionary).CopyTo(destination[written..]);
            written += fromDictionary;
            length -= fromDictionary;
            if (length == 0)
            {
                return;
            }
        }

        // The bytes since the match's start repeat with the period distance, so each step may copy all of them.
        var start = written - distance;
        while (length > 0)
        {
            var part = Math.Min(length, written - start);
            destination.Slice(start, part).CopyTo(destination[written..]);
            written += part;
            length -= part;
        }
    }

    // The bytes that continue a count of 15. A long cannot overflow: each byte adds 255 at most.
    private static long ReadMore(ReadOnlySpan<byte> source, ref int read, int written, int expected, string resource)
    {
        long count = 15;
        while (true)
        {
            if (read >= source.Length)
            {
                ThrowCutOff(source.Length, written, expected, resource);
            }

            var more = source[read++];
            count += more;
            if (more != byte.MaxValue)
            {
                return count;
            }
        }
    }

    private static long Fit(long count, int room, bool isPrefix, int read, string resource)
    {
        if (count <= room)
        {
            return count;
        }

        if (!isPrefix)
        {
            CorruptIndexException.Throw($"LZ4 block writes {count} bytes where {room} are left, before its byte {read}", resource);
        }

        return room;
    }

    [DoesNotReturn]
    private static void ThrowCutOff(int sourceBytes, int written, int expected, string resource) =>
        throw new CorruptIndexException($"LZ4 block of {sourceBytes} bytes ends after {written} of {expected} decoded bytes", resource);

    [DoesNotReturn]
    private static void ThrowDistance(int distance, int read, int written, int dictionaryBytes, string resource) =>
        throw new CorruptIndexException($"LZ4 match before byte {read} reaches back {distance} bytes, expected 1 to {written + dictionaryBytes}", resource);
}
