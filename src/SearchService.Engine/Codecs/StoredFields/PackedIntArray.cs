using System.Buffers.Binary;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>The numbers of a chunk's documents, read where they stand; "Ints" in <see cref="StoredFieldsFormat"/>. Values are
/// never negative.</summary>
internal readonly ref struct PackedIntArray
{
    private const int MaxBits = 31;

    private readonly ReadOnlySpan<byte> _packed;
    private readonly int _bitsPerValue;
    private readonly int _sameForAll;

    private PackedIntArray(ReadOnlySpan<byte> packed, int bitsPerValue, int sameForAll)
    {
        _packed = packed;
        _bitsPerValue = bitsPerValue;
        _sameForAll = sameForAll;
    }

    /// <summary>The value of a document; the index counts from the chunk's first and is below the count that was read.</summary>
    public int this[int index]
    {
        get
        {
            if (_bitsPerValue == 0)
            {
                return _sameForAll;
            }

            // At most 7 bits before the value and 31 of it: always within 8 bytes.
            var bit = (long)index * _bitsPerValue;
            var at = (int)(bit >> 3);
            var word = _packed.Length - at >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64BigEndian(_packed[at..]) : LoadTail(_packed[at..]);
            return (int)((word << (int)(bit & 7)) >> (64 - _bitsPerValue));
        }
    }

    /// <summary>The sum of the first values.</summary>
    public long Sum(int count)
    {
        if (_bitsPerValue == 0)
        {
            return (long)count * _sameForAll;
        }

        // As many values at a time as lie within 8 bytes wherever the first begins.
        var together = (64 - 7) / _bitsPerValue;
        var mask = (1UL << _bitsPerValue) - 1;
        ulong sum = 0;
        var index = 0;
        for (; count - index >= together; index += together)
        {
            var bit = (long)index * _bitsPerValue;
            var at = (int)(bit >> 3);
            if (_packed.Length - at < sizeof(ulong))
            {
                break;
            }

            var word = BinaryPrimitives.ReadUInt64BigEndian(_packed[at..]) >> (64 - (int)(bit & 7) - (together * _bitsPerValue));
            for (var i = 0; i < together; i++)
            {
                sum += word & mask;
                word >>= _bitsPerValue;
            }
        }

        return (long)sum + SumPlain(index, count);
    }

    // The definition: also what is left at the end, and what the other must equal.
    internal long SumPlain(int start, int endExclusive)
    {
        long sum = 0;
        for (var i = start; i < endExclusive; i++)
        {
            sum += this[i];
        }

        return sum;
    }

    public static PackedIntArray Read(scoped ref ByteReader reader, int count, string resource)
    {
        var first = reader.ReadVInt();
        if (count > 1 && first != 0)
        {
            if (first is < 0 or > MaxBits)
            {
                CorruptIndexException.Throw($"{first} bits per value before offset {reader.Position} of the chunk, expected 0 to {MaxBits}", resource);
            }

            return new PackedIntArray(reader.ReadSpan(checked((int)((((long)count * first) + 7) / 8))), first, 0);
        }

        var value = count > 1 ? reader.ReadVInt() : first;
        if (value < 0)
        {
            CorruptIndexException.Throw($"negative number {value} before offset {reader.Position} of the chunk", resource);
        }

        return new PackedIntArray(default, 0, value);
    }

    public static void Write(DataOutput output, ReadOnlySpan<int> values)
    {
        if (values.Length == 1)
        {
            output.WriteVInt(values[0]);
            return;
        }

        var union = 0;
        var allSame = true;
        foreach (var value in values)
        {
            union |= value;
            allSame &= value == values[0];
        }

        if (allSame)
        {
            output.WriteVInt(0);
            output.WriteVInt(values[0]);
            return;
        }

        var bitsPerValue = BitMath.BitsRequired((uint)union);
        output.WriteVInt(bitsPerValue);
        WritePacked(output, values, bitsPerValue);
    }

    private static void WritePacked(DataOutput output, ReadOnlySpan<int> values, int bitsPerValue)
    {
        ulong pending = 0;
        var pendingBits = 0;
        foreach (var value in values)
        {
            pending = (pending << bitsPerValue) | (uint)value;
            pendingBits += bitsPerValue;
            while (pendingBits >= 8)
            {
                pendingBits -= 8;
                output.WriteByte((byte)(pending >> pendingBits));
            }
        }

        if (pendingBits > 0)
        {
            output.WriteByte((byte)(pending << (8 - pendingBits)));
        }
    }

    private static ulong LoadTail(ReadOnlySpan<byte> tail)
    {
        ulong word = 0;
        for (var i = 0; i < tail.Length; i++)
        {
            word |= (ulong)tail[i] << (56 - (8 * i));
        }

        return word;
    }
}
