using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>Random access to values that <see cref="DirectWriter"/> packed. Immutable and safe for use by several threads:
/// reading moves no cursor. Source: format note, section 3.7.</summary>
public sealed class DirectReader
{
    // A multiple of PartMultiple values whose bytes fit an int at any width.
    private const int FillChunkValues = 1 << 16;

    private readonly IndexInput _input;
    private readonly int _bitsPerValue;

    /// <param name="slice">Begins with the packed values; may go on behind them.</param>
    /// <param name="bitsPerValue">A supported width.</param>
    /// <param name="count">The number of values.</param>
    /// <exception cref="CorruptIndexException">The width is not supported, or the slice is too short for the values and their padding.</exception>
    public DirectReader(IndexInput slice, int bitsPerValue, long count)
    {
        if (!DirectWriter.IsSupported(bitsPerValue))
        {
            CorruptIndexException.Throw($"packed values of {bitsPerValue} bits: not a supported width", slice.Name);
        }

        // The first comparison keeps the second one's product from overflowing.
        if (count < 0 || count >> 3 > slice.Length || DirectWriter.ByteLength(count, bitsPerValue) > slice.Length)
        {
            CorruptIndexException.Throw($"{count} values of {bitsPerValue} bits do not fit {slice.Length} bytes", slice.Name);
        }

        _input = slice;
        _bitsPerValue = bitsPerValue;
        Count = count;
    }

    /// <summary>The number of values.</summary>
    public long Count { get; }

    /// <summary>The width of each value in bits.</summary>
    public int BitsPerValue => _bitsPerValue;

    /// <summary>The value at an index in [0, <see cref="Count"/>), unsigned in its width.</summary>
    /// <exception cref="CorruptIndexException">The index lies outside the bytes; indexes often come from disk.</exception>
    public long Get(long index) => _bitsPerValue switch
    {
        1 => (_input.SpanAt(index >> 3, 1)[0] >> (int)(~index & 7)) & 0x1,
        2 => (_input.SpanAt(index >> 2, 1)[0] >> (int)((~index & 3) << 1)) & 0x3,
        4 => (_input.SpanAt(index >> 1, 1)[0] >> (int)((~index & 1) << 2)) & 0xF,
        8 => _input.SpanAt(index, 1)[0],
        12 => (Load16((index * 12) >> 3) >> (int)((~index & 1) << 2)) & 0xFFF,
        16 => Load16(index << 1),
        20 => (Load32((index * 20) >> 3) >> (8 + (int)((~index & 1) << 2))) & 0xFFFFF,
        24 => Load32(index * 3) >> 8,
        28 => (Load32((index * 28) >> 3) >> (int)((~index & 1) << 2)) & 0xFFFFFFF,
        32 => Load32(index << 2),
        40 => (long)(Load64(index * 5) >> 24),
        48 => (long)(Load64(index * 6) >> 16),
        56 => (long)(Load64(index * 7) >> 8),
        _ => (long)Load64(index << 3),
    };

    /// <summary>The values [start, start + values.Length), many times faster than one by one.</summary>
    /// <exception cref="CorruptIndexException">The range is not within the values.</exception>
    public void Fill(long start, Span<long> values)
    {
        if (start < 0 || start > Count - values.Length)
        {
            CorruptIndexException.Throw($"values [{start}, {start + values.Length}) are not within {Count}", _input.Name);
        }

        // One by one up to a whole byte, then in chunks that begin on one.
        while (values.Length > 0 && (start & (DirectWriter.PartMultiple - 1)) != 0)
        {
            values[0] = Get(start++);
            values = values[1..];
        }

        while (values.Length > 0)
        {
            var chunk = values[..Math.Min(values.Length, FillChunkValues)];
            FillAligned(start, chunk);
            start += chunk.Length;
            values = values[chunk.Length..];
        }
    }

    private void FillAligned(long start, Span<long> values)
    {
        var offset = DirectWriter.PackedBytes(start, _bitsPerValue);
        var length = (int)DirectWriter.PackedBytes(values.Length, _bitsPerValue);
        var bytes = _input.SpanAt(offset, length);
        switch (_bitsPerValue)
        {
            case 1 or 2 or 4:
                FillNarrow(bytes, values);
                break;
            case 8:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = bytes[i];
                }

                break;
            case 16:
                var shorts = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(shorts[i]) : shorts[i];
                }

                break;
            case 32:
                var ints = MemoryMarshal.Cast<byte, uint>(bytes);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(ints[i]) : ints[i];
                }

                break;
            case 64:
                MemoryMarshal.Cast<byte, long>(bytes).CopyTo(values);
                if (BitConverter.IsLittleEndian)
                {
                    BinaryPrimitives.ReverseEndianness(values, values);
                }

                break;
            case 12 or 20 or 28:
                FillPairs(start, values);
                break;
            default:
                FillWholeBytes(_input.SpanAt(offset, length + DirectWriter.PaddingBytes), values, _bitsPerValue >> 3);
                break;
        }
    }

    private void FillNarrow(ReadOnlySpan<byte> bytes, Span<long> values)
    {
        var bits = _bitsPerValue;
        var mask = (1 << bits) - 1;
        for (int i = 0, next = 0; i < values.Length; next++)
        {
            int packed = bytes[next];
            for (var shift = 8 - bits; shift >= 0 && i < values.Length; shift -= bits)
            {
                values[i++] = (packed >> shift) & mask;
            }
        }
    }

    // 3 to 7 bytes each, at the top of 4 or 8 bytes: the padding makes it legal to load more than the last value's.
    private static void FillWholeBytes(ReadOnlySpan<byte> bytes, Span<long> values, int valueBytes)
    {
        if (valueBytes == 3)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(i * 3)..]) >> 8;
            }

            return;
        }

        var shift = 64 - (valueBytes * 8);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes[(i * valueBytes)..]) >> shift);
        }
    }

    // Two values take 3, 5 or 7 bytes. 12 bits are loaded by the 4 bytes, as the padding reaches no further.
    private void FillPairs(long start, Span<long> values)
    {
        var bits = _bitsPerValue;
        var offset = DirectWriter.PackedBytes(start, bits);
        var pairs = values.Length >> 1;
        var pairBytes = bits >> 2;
        var bytes = _input.SpanAt(offset, (pairs * pairBytes) + DirectWriter.PaddingBytes);
        var mask = (1UL << bits) - 1;
        for (var p = 0; p < pairs; p++)
        {
            var from = bytes[(p * pairBytes)..];
            var pair = bits == 12 ? (ulong)BinaryPrimitives.ReadUInt32BigEndian(from) << 32 : BinaryPrimitives.ReadUInt64BigEndian(from);
            values[2 * p] = (long)(pair >> (64 - bits));
            values[(2 * p) + 1] = (long)((pair >> (64 - (2 * bits))) & mask);
        }

        if ((values.Length & 1) != 0)
        {
            values[^1] = Get(start + values.Length - 1);
        }
    }

    private ushort Load16(long offset) => BinaryPrimitives.ReadUInt16BigEndian(_input.SpanAt(offset, sizeof(ushort)));

    private uint Load32(long offset) => BinaryPrimitives.ReadUInt32BigEndian(_input.SpanAt(offset, sizeof(uint)));

    private ulong Load64(long offset) => BinaryPrimitives.ReadUInt64BigEndian(_input.SpanAt(offset, sizeof(ulong)));
}
