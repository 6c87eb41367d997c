using System.Buffers.Binary;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>128 unsigned integers of b bits each, 1 ≤ b ≤ 31, in 16·b bytes. Source: format note, section 6.2.
/// <code>
/// lane width P = 8 (b ≤ 8), 16 (b ≤ 16) or 32; a 64-bit word has L = 64/P lanes, lane 0 the most significant
///
/// collapse:  word i of N = 128/L holds  | v[i] | v[N+i] | v[2N+i] | ... |      one value a lane
/// pack:      word t of 2b:  each lane   | collapsed t | collapsed 2b+t | ... | r bits left |       G = P/b values, r = P mod b
/// spread:    the last 2r collapsed words, lane by lane one string of bits, cut into pieces of r bits, one for each word t
/// </code>
/// All lanes of a word go through the same shifts, so that the plain code works on 64 bits at a time already.</summary>
public static class ForBlock
{
    public const int MaxBitsPerValue = 31;

    private const int Size = PostingsFormat.BlockSize;
    private const int MaxWords = Size / 2;

    /// <summary>The length in bytes of a block of <paramref name="bitsPerValue"/> bits.</summary>
    public static int ByteLength(int bitsPerValue) => Size / 8 * bitsPerValue;

    /// <summary>Writes 128 values, none of which has more than <paramref name="bitsPerValue"/> bits.</summary>
    public static void Encode(DataOutput output, ReadOnlySpan<int> values, int bitsPerValue)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)(bitsPerValue - 1), (uint)(MaxBitsPerValue - 1));
        Span<ulong> collapsed = stackalloc ulong[MaxWords];
        Span<ulong> packed = stackalloc ulong[MaxWords];
        var laneBits = LaneBits(bitsPerValue);
        Collapse(values, collapsed, laneBits);
        packed = packed[..(2 * bitsPerValue)];
        Pack(collapsed[..(2 * laneBits)], packed, laneBits, bitsPerValue);
        foreach (var word in packed)
        {
            output.WriteLongLittleEndian(word);
        }
    }

    /// <summary>Decodes 128 values from the first <see cref="ByteLength"/> bytes of <paramref name="source"/>, which must be there.
    /// Any bytes give values of <paramref name="bitsPerValue"/> bits.</summary>
    public static void Decode(ReadOnlySpan<byte> source, int bitsPerValue, Span<int> values)
    {
        if (ForBlockVectors.IsSupported)
        {
            ForBlockVectors.Decode(source, bitsPerValue, values);
        }
        else
        {
            DecodeScalar(source, bitsPerValue, values);
        }
    }

    /// <summary>The definition of decoding, and the oracle of any faster one.</summary>
    public static void DecodeScalar(ReadOnlySpan<byte> source, int bitsPerValue, Span<int> values)
    {
        Span<ulong> packed = stackalloc ulong[MaxWords];
        Span<ulong> collapsed = stackalloc ulong[MaxWords];
        var laneBits = LaneBits(bitsPerValue);
        packed = packed[..(2 * bitsPerValue)];
        collapsed = collapsed[..(2 * laneBits)];
        for (var t = 0; t < packed.Length; t++)
        {
            packed[t] = BinaryPrimitives.ReadUInt64LittleEndian(source[(t * sizeof(ulong))..]);
        }

        Unpack(packed, collapsed, laneBits, bitsPerValue);
        Expand(collapsed, values, laneBits);
    }

    internal static int LaneBits(int bitsPerValue) => bitsPerValue <= 8 ? 8 : bitsPerValue <= 16 ? 16 : 32;

    // The low bits of every lane: (1 << bits) - 1, repeated. The factor has a 1 in each lane.
    internal static ulong LaneMask(int laneBits, int bits) =>
        ((1UL << bits) - 1) * (laneBits == 8 ? 0x0101010101010101UL : laneBits == 16 ? 0x0001000100010001UL : 0x0000000100000001UL);

    private static void Collapse(ReadOnlySpan<int> values, Span<ulong> collapsed, int laneBits)
    {
        var words = 2 * laneBits;
        for (var i = 0; i < words; i++)
        {
            ulong word = 0;
            for (var v = i; v < Size; v += words)
            {
                word = (word << laneBits) | (uint)values[v];
            }

            collapsed[i] = word;
        }
    }

    private static void Pack(ReadOnlySpan<ulong> collapsed, Span<ulong> packed, int laneBits, int bits)
    {
        packed.Clear();
        var shift = laneBits;
        var next = 0;
        for (; shift >= bits; next += packed.Length)
        {
            shift -= bits;
            for (var t = 0; t < packed.Length; t++)
            {
                packed[t] |= collapsed[next + t] << shift;
            }
        }

        // shift = r bits of every lane are free: the remaining words flow into them, most significant bit first.
        var free = shift;
        var target = 0;
        for (; next < collapsed.Length; next++)
        {
            for (var left = bits; left > 0;)
            {
                var take = Math.Min(left, free);
                left -= take;
                free -= take;
                packed[target] |= ((collapsed[next] >> left) & LaneMask(laneBits, take)) << free;
                if (free == 0)
                {
                    free = shift;
                    target++;
                }
            }
        }
    }

    private static void Unpack(ReadOnlySpan<ulong> packed, Span<ulong> collapsed, int laneBits, int bits)
    {
        var mask = LaneMask(laneBits, bits);
        var shift = laneBits;
        var next = 0;
        while (shift >= bits)
        {
            shift -= bits;
            var group = collapsed.Slice(next, packed.Length);
            for (var t = 0; t < group.Length; t++)
            {
                group[t] = (packed[t] >> shift) & mask;
            }

            next += packed.Length;
        }

        if (next < collapsed.Length)
        {
            Gather(packed, collapsed[next..], laneBits, bits, shift);
        }
    }

    // The words whose bits were spread over the low r bits of the lanes.
    private static void Gather(ReadOnlySpan<ulong> packed, Span<ulong> collapsed, int laneBits, int bits, int pieceBits)
    {
        var mask = LaneMask(laneBits, pieceBits);
        var source = 0;
        var piece = packed[0] & mask;
        var pieceLeft = pieceBits;
        for (var i = 0; i < collapsed.Length; i++)
        {
            ulong word = 0;
            var missing = bits;
            while (missing >= pieceLeft)
            {
                missing -= pieceLeft;
                word |= piece << missing;
                pieceLeft = pieceBits;
                piece = ++source < packed.Length ? packed[source] & mask : 0;
                if (missing == 0)
                {
                    break;
                }
            }

            if (missing > 0)
            {
                pieceLeft -= missing;
                word |= piece >> pieceLeft & LaneMask(laneBits, missing);
                piece &= LaneMask(laneBits, pieceLeft);
            }

            collapsed[i] = word;
        }
    }

    private static void Expand(ReadOnlySpan<ulong> collapsed, Span<int> values, int laneBits)
    {
        switch (laneBits)
        {
            case 8:
                Expand8(collapsed, values);
                break;
            case 16:
                Expand16(collapsed, values);
                break;
            default:
                Expand32(collapsed, values);
                break;
        }
    }

    private static void Expand8(ReadOnlySpan<ulong> collapsed, Span<int> values)
    {
        values = values[..Size];
        collapsed = collapsed[..16];
        for (var i = 0; i < collapsed.Length; i++)
        {
            var word = collapsed[i];
            values[i] = (int)(word >> 56);
            values[16 + i] = (int)(word >> 48) & 0xFF;
            values[32 + i] = (int)(word >> 40) & 0xFF;
            values[48 + i] = (int)(word >> 32) & 0xFF;
            values[64 + i] = (int)(word >> 24) & 0xFF;
            values[80 + i] = (int)(word >> 16) & 0xFF;
            values[96 + i] = (int)(word >> 8) & 0xFF;
            values[112 + i] = (int)word & 0xFF;
        }
    }

    private static void Expand16(ReadOnlySpan<ulong> collapsed, Span<int> values)
    {
        values = values[..Size];
        collapsed = collapsed[..32];
        for (var i = 0; i < collapsed.Length; i++)
        {
            var word = collapsed[i];
            values[i] = (int)(word >> 48);
            values[32 + i] = (int)(word >> 32) & 0xFFFF;
            values[64 + i] = (int)(word >> 16) & 0xFFFF;
            values[96 + i] = (int)word & 0xFFFF;
        }
    }

    private static void Expand32(ReadOnlySpan<ulong> collapsed, Span<int> values)
    {
        values = values[..Size];
        collapsed = collapsed[..64];
        for (var i = 0; i < collapsed.Length; i++)
        {
            var word = collapsed[i];
            values[i] = (int)(word >> 32);
            values[64 + i] = (int)word;
        }
    }
}
