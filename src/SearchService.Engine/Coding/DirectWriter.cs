using System.Buffers.Binary;
using System.Diagnostics;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Coding;

/// <summary>Packs unsigned values of one width into a continuous big-endian bit stream, first value in the most significant
/// bits. Source: format note, section 3.7 (Lucene 5).
/// <code>
/// Packed --> values × bitsPerValue bits, zero bits up to a whole byte, 3 zero bytes
///
/// values 0, 2, 1, 3 in 2 bits:   00 10 01 11 | 0…0 | 0…0 | 0…0   =  27 00 00 00
/// </code>
/// The three bytes let <see cref="DirectReader"/> load 4 or 8 bytes for a value of 20 or 40 bits at the very end.</summary>
public static class DirectWriter
{
    /// <summary>Zero bytes behind the packed values.</summary>
    public const int PaddingBytes = 3;

    /// <summary>Parts of a stream that are written one by one must be multiples of this many values: then each part ends
    /// on a whole byte, whatever the width.</summary>
    public const int PartMultiple = 8;

    private const int ChunkValues = 128;

    private static ReadOnlySpan<byte> SupportedWidths => [1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64];

    /// <summary>True for the widths that the format knows: 1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56 and 64.</summary>
    public static bool IsSupported(int bitsPerValue) => bitsPerValue is > 0 and <= 64 && RoundUp(bitsPerValue) == bitsPerValue;

    /// <summary>The smallest supported width of at least <paramref name="bits"/> bits, which are 1 to 64.</summary>
    public static int RoundUp(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 64);
        foreach (var width in SupportedWidths)
        {
            if (width >= bits)
            {
                return width;
            }
        }

        throw new UnreachableException();
    }

    /// <summary>The smallest supported width that holds the unsigned value: 1 at least.</summary>
    public static int WidthOf(ulong maxValue) => RoundUp(BitMath.BitsRequired(maxValue));

    /// <summary>The bytes that <paramref name="count"/> values take, padding included.</summary>
    public static long ByteLength(long count, int bitsPerValue) => PackedBytes(count, bitsPerValue) + PaddingBytes;

    /// <summary>Writes all values of a stream and the padding. Bits of a value above the width must be clear.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="values">The values; as unsigned numbers below 2^bitsPerValue.</param>
    /// <param name="bitsPerValue">A supported width.</param>
    public static void Write(DataOutput output, ReadOnlySpan<long> values, int bitsPerValue)
    {
        WritePart(output, values, bitsPerValue);
        WritePadding(output);
    }

    /// <summary>Writes some values of a stream: every part but the last must have a multiple of <see cref="PartMultiple"/>
    /// values. <see cref="WritePadding"/> ends the stream.</summary>
    public static void WritePart(DataOutput output, ReadOnlySpan<long> values, int bitsPerValue)
    {
        if (!IsSupported(bitsPerValue))
        {
            throw new ArgumentOutOfRangeException(nameof(bitsPerValue), bitsPerValue, "not a supported width");
        }

        Span<byte> buffer = stackalloc byte[ChunkValues * sizeof(long)];
        while (values.Length > 0)
        {
            var chunk = values[..Math.Min(values.Length, ChunkValues)];
            var bytes = bitsPerValue == 64 ? PackWhole(chunk, buffer) : Pack(chunk, bitsPerValue, buffer);
            output.WriteBytes(buffer[..bytes]);
            values = values[chunk.Length..];
        }
    }

    /// <summary>Ends a stream that was written in parts.</summary>
    public static void WritePadding(DataOutput output) => output.WriteBytes("\0\0\0"u8);

    internal static long PackedBytes(long count, int bitsPerValue) =>
        ((count >> 3) * bitsPerValue) + ((((count & 7) * bitsPerValue) + 7) >> 3);

    private static int PackWhole(ReadOnlySpan<long> values, Span<byte> buffer)
    {
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(buffer[(i * sizeof(long))..], values[i]);
        }

        return values.Length * sizeof(long);
    }

    // The accumulator holds fewer than 8 bits before a value of at most 56 is appended: never more than 64.
    private static int Pack(ReadOnlySpan<long> values, int bitsPerValue, Span<byte> buffer)
    {
        ulong pending = 0;
        var pendingBits = 0;
        var length = 0;
        foreach (var value in values)
        {
            Debug.Assert((ulong)value >> bitsPerValue == 0, "value is wider than the stream");
            pending = (pending << bitsPerValue) | (ulong)value;
            pendingBits += bitsPerValue;
            while (pendingBits >= 8)
            {
                pendingBits -= 8;
                buffer[length++] = (byte)(pending >> pendingBits);
            }
        }

        if (pendingBits > 0)
        {
            buffer[length++] = (byte)(pending << (8 - pendingBits));
        }

        return length;
    }
}
