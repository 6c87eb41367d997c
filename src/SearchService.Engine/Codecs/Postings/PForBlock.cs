using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>128 unsigned integers of which up to three may be wider than the rest: their high bits follow as patches. Used for
/// frequencies and position deltas. Source: format note, section 6.4.</summary>
public static class PForBlock
{
    private const int Size = PostingsFormat.BlockSize;
    private const int MaxExceptions = 3;
    private const int MaxTokenExceptions = 7;
    private const int PatchBits = 8;
    private const int ExceptionShift = 5;
    private const int BitsMask = (1 << ExceptionShift) - 1;
    private const int PatchBytes = 2;

    /// <summary>No block is longer: a token, 31 bits a value, and as many patches as the token can count.</summary>
    public const int MaxByteLength = 1 + (Size / 8 * ForBlock.MaxBitsPerValue) + (MaxTokenExceptions * PatchBytes);

    /// <summary>Writes 128 values, none negative. <paramref name="values"/> is used as scratch: its wide values are cut.</summary>
    public static void Encode(DataOutput output, Span<int> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Size);
        Span<int> top = stackalloc int[MaxExceptions + 1];
        FindGreatest(values, top);
        var maxBits = BitMath.BitsRequired((uint)top[0]);
        var bits = Math.Max(BitMath.BitsRequired((uint)top[MaxExceptions]), maxBits - PatchBits);
        Span<byte> patches = stackalloc byte[MaxExceptions * PatchBytes];
        var patchLength = Cut(values, bits, patches);

        if (maxBits <= PatchBits && !values.ContainsAnyExcept(values[0]))
        {
            // All equal: b = 0, and patches stand for whole values.
            output.WriteByte((byte)(patchLength / PatchBytes << ExceptionShift));
            output.WriteVLong(values[0]);
            for (var i = 1; i < patchLength; i += PatchBytes)
            {
                patches[i] <<= bits;
            }
        }
        else
        {
            output.WriteByte((byte)((patchLength / PatchBytes << ExceptionShift) | bits));
            ForBlock.Encode(output, values, bits);
        }

        output.WriteBytes(patches[..patchLength]);
    }

    /// <summary>Decodes a block of 128 values, none negative; returns its length in bytes.</summary>
    /// <param name="source">Begins with the block; may be longer.</param>
    /// <param name="values">Receives the values.</param>
    /// <param name="resource">Names the bytes in messages.</param>
    /// <exception cref="CorruptIndexException">The block is cut off, or a value has more than 31 bits.</exception>
    public static int Decode(ReadOnlySpan<byte> source, Span<int> values, string resource)
    {
        values = values[..Size];
        var length = Length(source, resource);
        var bits = source[0] & BitsMask;
        if (bits == 0)
        {
            var reader = new ByteReader(source[1..length], resource);
            var value = reader.ReadVLong();
            CheckValue(value, resource);
            values.Fill((int)value);
        }
        else
        {
            ForBlock.Decode(source[1..], bits, values);
        }

        var patches = source[(length - (PatchBytes * (source[0] >> ExceptionShift)))..length];
        for (; patches.Length > 0; patches = patches[PatchBytes..])
        {
            Patch(values, patches[0], (long)patches[1] << bits, resource);
        }

        return length;
    }

    /// <summary>The length in bytes of the block that <paramref name="source"/> begins with: what skipping it unread needs.</summary>
    /// <exception cref="CorruptIndexException">The source is too short to hold it.</exception>
    public static int Length(ReadOnlySpan<byte> source, string resource)
    {
        var reader = new ByteReader(source, resource);
        var token = reader.ReadByte();
        var bits = token & BitsMask;
        if (bits == 0)
        {
            reader.ReadVLong();
        }
        else
        {
            reader.ReadSpan(ForBlock.ByteLength(bits));
        }

        reader.ReadSpan(PatchBytes * (token >> ExceptionShift));
        return reader.Position;
    }

    // The four greatest values, greatest first.
    private static void FindGreatest(ReadOnlySpan<int> values, Span<int> top)
    {
        foreach (var value in values)
        {
            if (value <= top[^1])
            {
                continue;
            }

            var i = top.Length - 1;
            for (; i > 0 && top[i - 1] < value; i--)
            {
                top[i] = top[i - 1];
            }

            top[i] = value;
        }
    }

    // Moves the bits above `bits` out of the values into patches; at most three values have any.
    private static int Cut(Span<int> values, int bits, Span<byte> patches)
    {
        var length = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var high = (uint)values[i] >> bits;
            if (high != 0)
            {
                patches[length++] = (byte)i;
                patches[length++] = checked((byte)high);
                values[i] &= (1 << bits) - 1;
            }
        }

        return length;
    }

    private static void Patch(Span<int> values, int index, long high, string resource)
    {
        if (index >= values.Length)
        {
            CorruptIndexException.Throw($"patch index {index} is not below {values.Length}", resource);
        }

        CheckValue(high, resource);
        values[index] |= (int)high;
    }

    private static void CheckValue(long value, string resource)
    {
        if (value is < 0 or > int.MaxValue)
        {
            CorruptIndexException.Throw($"value {value} of a block has more than 31 bits", resource);
        }
    }
}
