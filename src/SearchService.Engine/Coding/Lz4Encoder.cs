using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SearchService.Engine.Coding;

/// <summary>Encodes LZ4 blocks; <see cref="Lz4Format"/> draws them. A greedy search with one candidate per hash of five bytes;
/// where nothing matches for long, it strides. Owns its hash tables: reuse it, one thread at a time.</summary>
public sealed class Lz4Encoder
{
    private const int HashBits = 14;

    // Every so many bytes without a match, the stride grows by one.
    private const int StrideShift = 6;

    // A position of the window. Zero may also mean "none": position 0 is then compared like any other.
    private readonly int[] _table = new int[1 << HashBits];
    private readonly int[] _primed = new int[1 << HashBits];

    /// <summary>Makes the first bytes of the windows to come known, until it is called again.</summary>
    /// <param name="dictionary">What every window begins with; may be empty.</param>
    public void Prime(ReadOnlySpan<byte> dictionary)
    {
        Array.Clear(_primed);
        for (var i = 0; i <= dictionary.Length - sizeof(ulong); i++)
        {
            _primed[HashAt(dictionary, i)] = i;
        }
    }

    /// <summary>Encodes window[start..], with matches that may reach back into window[..start]. Returns the bytes written.</summary>
    /// <param name="window">The dictionary that <see cref="Prime"/> was given, then what is encoded.</param>
    /// <param name="start">The dictionary's length.</param>
    /// <param name="destination">At least <see cref="Lz4Format.MaxBlockLength"/> bytes of the part encoded.</param>
    public int Encode(ReadOnlySpan<byte> window, int start, Span<byte> destination)
    {
        var anchor = start;
        var written = 0;
        var lastMatchStart = window.Length - Lz4Format.NoMatchBytes;
        if (start <= lastMatchStart)
        {
            _primed.CopyTo(_table, 0);

            // Position 0 has nothing before it.
            var position = Math.Max(start, 1);
            while (TryFindMatch(window, lastMatchStart, ref position, out var match))
            {
                while (position > anchor && match > 0 && window[position - 1] == window[match - 1])
                {
                    position--;
                    match--;
                }

                var matched = CommonPrefix(window[position..^Lz4Format.LastLiterals], window[match..]);
                written += WriteSequence(window[anchor..position], position - match, matched, destination[written..]);
                position += matched;
                anchor = position;
                if (position > lastMatchStart)
                {
                    break;
                }

                _table[HashAt(window, position - 2)] = position - 2;
            }
        }

        return written + WriteLiterals(window[anchor..], destination[written..]);
    }

    private bool TryFindMatch(ReadOnlySpan<byte> window, int lastMatchStart, ref int position, out int match)
    {
        var table = _table;
        var tries = 1 << StrideShift;
        for (var i = position; i <= lastMatchStart; i += tries++ >> StrideShift)
        {
            ref var slot = ref table[HashAt(window, i)];
            match = slot;
            slot = i;
            if (i - match <= Lz4Format.MaxDistance && Load32(window, match) == Load32(window, i))
            {
                position = i;
                return true;
            }
        }

        match = 0;
        return false;
    }

    // The hash of five bytes: multiplication by a large odd number carries all of them into the top bits.
    private static int HashAt(ReadOnlySpan<byte> window, int position) =>
        (int)(((BinaryPrimitives.ReadUInt64LittleEndian(window[position..]) << 24) * 0x9E3779B185EBCA87UL) >> (64 - HashBits));

    private static uint Load32(ReadOnlySpan<byte> window, int position) => MemoryMarshal.Read<uint>(window[position..]);

    private static int CommonPrefix(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var length = 0;
        while (a.Length - length >= sizeof(ulong))
        {
            var difference = BinaryPrimitives.ReadUInt64LittleEndian(a[length..]) ^ BinaryPrimitives.ReadUInt64LittleEndian(b[length..]);
            if (difference != 0)
            {
                return length + (BitOperations.TrailingZeroCount(difference) >> 3);
            }

            length += sizeof(ulong);
        }

        while (length < a.Length && a[length] == b[length])
        {
            length++;
        }

        return length;
    }

    private static int WriteSequence(ReadOnlySpan<byte> literals, int distance, int matched, Span<byte> destination)
    {
        var written = WriteLiterals(literals, destination);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[written..], (ushort)distance);
        written += sizeof(ushort);
        matched -= Lz4Format.MinMatch;
        destination[0] |= (byte)Math.Min(matched, 15);
        return matched < 15 ? written : WriteMore(matched - 15, destination, written);
    }

    private static int WriteLiterals(ReadOnlySpan<byte> literals, Span<byte> destination)
    {
        destination[0] = (byte)(Math.Min(literals.Length, 15) << 4);
        var written = literals.Length < 15 ? 1 : WriteMore(literals.Length - 15, destination, 1);
        literals.CopyTo(destination[written..]);
        return written + literals.Length;
    }

    private static int WriteMore(int count, Span<byte> destination, int written)
    {
        for (; count >= byte.MaxValue; count -= byte.MaxValue)
        {
            destination[written++] = byte.MaxValue;
        }

        destination[written++] = (byte)count;
        return written;
    }
}
