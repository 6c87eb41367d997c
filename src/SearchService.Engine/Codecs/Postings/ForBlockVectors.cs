using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SearchService.Engine.Codecs;

/// <summary>Decodes a <see cref="ForBlock"/> with vectors of 128 and 256 bits: the same steps as
/// <see cref="ForBlock.DecodeScalar"/>, two or more words at a time. Little-endian machines only.</summary>
internal static class ForBlockVectors
{
    private const int Size = PostingsFormat.BlockSize;

    // Vectors of two words that the widest lanes collapse to.
    private const int MaxPairs = Size / 4;

    /// <summary>Whether this machine can do it.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian;

    /// <inheritdoc cref="ForBlock.Decode"/>
    [SkipLocalsInit]
    public static void Decode(ReadOnlySpan<byte> source, int bitsPerValue, Span<int> values)
    {
        Debug.Assert(IsSupported, "the caller has looked");
        var laneBits = ForBlock.LaneBits(bitsPerValue);
        Span<Vector128<ulong>> collapsed = stackalloc Vector128<ulong>[MaxPairs];
        collapsed = collapsed[..laneBits];
        var packed = source[..ForBlock.ByteLength(bitsPerValue)];
        var left = Unpack(MemoryMarshal.Cast<byte, Vector128<ulong>>(packed), collapsed, laneBits, bitsPerValue);
        if (!left.IsEmpty)
        {
            Gather(MemoryMarshal.Cast<byte, ulong>(packed), MemoryMarshal.Cast<Vector128<ulong>, ulong>(left), laneBits, bitsPerValue);
        }

        var words = MemoryMarshal.Cast<Vector128<ulong>, Vector256<uint>>(collapsed);
        var lanes = MemoryMarshal.Cast<int, Vector256<uint>>(values[..Size]);
        switch (laneBits)
        {
            case 8:
                Expand8(words, lanes);
                break;
            case 16:
                Expand16(words, lanes);
                break;
            default:
                Expand32(words, lanes);
                break;
        }
    }

    // The words that lie in groups of whole values; returns those that were spread over the bits left.
    private static Span<Vector128<ulong>> Unpack(
        ReadOnlySpan<Vector128<ulong>> packed, Span<Vector128<ulong>> collapsed, int laneBits, int bits)
    {
        var mask = Vector128.Create(ForBlock.LaneMask(laneBits, bits));
        for (var shift = laneBits - bits; shift >= 0; shift -= bits)
        {
            for (var t = 0; t < packed.Length; t++)
            {
                collapsed[t] = (packed[t] >>> shift) & mask;
            }

            collapsed = collapsed[packed.Length..];
        }

        return collapsed;
    }

    // The pieces of r bits are as many as twice the width b, and b pieces make r words: the second half of both goes through the same
    // shifts as the first, and is done beside it.
    private static void Gather(ReadOnlySpan<ulong> packed, Span<ulong> collapsed, int laneBits, int bits)
    {
        var words = collapsed.Length / 2;
        var pieceBits = laneBits % bits;
        var mask = Vector128.Create(ForBlock.LaneMask(laneBits, pieceBits));
        var source = 0;
        var piece = Vector128.Create(packed[0], packed[bits]) & mask;
        var pieceLeft = pieceBits;
        for (var i = 0; i < words; i++)
        {
            var word = Vector128<ulong>.Zero;
            var missing = bits;
            while (missing >= pieceLeft)
            {
                missing -= pieceLeft;
                word |= piece << missing;
                pieceLeft = pieceBits;
                source++;
                piece = source < bits ? Vector128.Create(packed[source], packed[bits + source]) & mask : default;
                if (missing == 0)
                {
                    break;
                }
            }

            if (missing > 0)
            {
                pieceLeft -= missing;
                word |= (piece >>> pieceLeft) & Vector128.Create(ForBlock.LaneMask(laneBits, missing));
                piece &= Vector128.Create(ForBlock.LaneMask(laneBits, pieceLeft));
            }

            collapsed[i] = word[0];
            collapsed[words + i] = word[1];
        }
    }

    // 16 words of 8 lanes: lane l of word i is value 16·l + i, that is, element i of the two vectors from 2·l on.
    private static void Expand8(ReadOnlySpan<Vector256<uint>> words, Span<Vector256<uint>> lanes)
    {
        var mask = Vector256.Create(0xFFu);
        lanes = lanes[..16];
        for (var h = 0; h < 2; h++)
        {
            var (high, low) = Halves(words[2 * h], words[(2 * h) + 1]);
            lanes[h] = high >>> 24;
            lanes[2 + h] = (high >>> 16) & mask;
            lanes[4 + h] = (high >>> 8) & mask;
            lanes[6 + h] = high & mask;
            lanes[8 + h] = low >>> 24;
            lanes[10 + h] = (low >>> 16) & mask;
            lanes[12 + h] = (low >>> 8) & mask;
            lanes[14 + h] = low & mask;
        }
    }

    // 32 words of 4 lanes: lane l of word i is value 32·l + i.
    private static void Expand16(ReadOnlySpan<Vector256<uint>> words, Span<Vector256<uint>> lanes)
    {
        var mask = Vector256.Create(0xFFFFu);
        lanes = lanes[..16];
        for (var h = 0; h < 4; h++)
        {
            var (high, low) = Halves(words[2 * h], words[(2 * h) + 1]);
            lanes[h] = high >>> 16;
            lanes[4 + h] = high & mask;
            lanes[8 + h] = low >>> 16;
            lanes[12 + h] = low & mask;
        }
    }

    // 64 words of 2 lanes: lane l of word i is value 64·l + i.
    private static void Expand32(ReadOnlySpan<Vector256<uint>> words, Span<Vector256<uint>> lanes)
    {
        lanes = lanes[..16];
        for (var h = 0; h < 8; h++)
        {
            var (high, low) = Halves(words[2 * h], words[(2 * h) + 1]);
            lanes[h] = high;
            lanes[8 + h] = low;
        }
    }

    // The high halves of eight words, which hold the first lanes, and the low ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> High, Vector256<uint> Low) Halves(Vector256<uint> first, Vector256<uint> second)
    {
        var evenThenOdd = Vector256.Create(0u, 2, 4, 6, 1, 3, 5, 7);
        first = Vector256.Shuffle(first, evenThenOdd);
        second = Vector256.Shuffle(second, evenThenOdd);
        return (Vector256.Create(first.GetUpper(), second.GetUpper()), Vector256.Create(first.GetLower(), second.GetLower()));
    }
}
