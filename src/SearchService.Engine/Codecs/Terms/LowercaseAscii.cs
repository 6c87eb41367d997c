using System.Runtime.Intrinsics;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Packs four bytes into three when nearly all of them are lowercase letters, digits or punctuation near them: bytes
/// 0x1F to 0x3E and 0x5F to 0x7E take 6 bits. Source: format note, section 7.4.1.
/// <code>
/// n values of 6 bits, saved = n / 4:      |  c[0] .. c[clen - 1]   | the last "saved" values |
///                                            low 6 bits of a byte     2 bits each in the top bits of bytes i, saved + i, 2·saved + i
/// LowercaseAscii --> clen bytes, ExceptionCount (vint), (IndexDelta (u8), byte) * ExceptionCount
/// </code></summary>
internal static class LowercaseAscii
{
    private const int MinBytes = 8;
    private const int MaxDelta = 0xFF;

    /// <summary>Appends the packed form; false, with nothing written, when there are too many exceptions (more than one in 32).</summary>
    public static bool TryCompress(ReadOnlySpan<byte> bytes, MemoryOutput output)
    {
        var exceptions = bytes.Length < MinBytes ? int.MaxValue : CountExceptions(bytes);
        if (exceptions > bytes.Length >> 5)
        {
            return false;
        }

        var saved = bytes.Length >> 2;
        var packedLength = bytes.Length - saved;
        for (var i = 0; i < packedLength; i++)
        {
            var packed = SixBits(bytes[i]);
            if (i < 3 * saved)
            {
                // Third 0 carries bits 4 and 5 of its value, third 1 bits 2 and 3, third 2 bits 0 and 1.
                var third = i / saved;
                var value = SixBits(bytes[packedLength + i - (third * saved)]);
                packed |= ((value >> (4 - (2 * third))) & 3) << 6;
            }

            output.WriteByte((byte)packed);
        }

        output.WriteVInt(exceptions);
        WriteExceptions(bytes, output);
        return true;
    }

    /// <summary>Reads what <see cref="TryCompress"/> wrote; <paramref name="bytes"/> has the length that was packed.</summary>
    /// <exception cref="CorruptIndexException">The input ends early or an exception lies outside.</exception>
    public static void Decompress(ref ByteReader input, Span<byte> bytes, string resource)
    {
        var packed = input.ReadSpan(bytes.Length - (bytes.Length >> 2));
        if (Vector128.IsHardwareAccelerated)
        {
            UnpackVector128(packed, bytes);
        }
        else
        {
            UnpackScalar(packed, bytes);
        }

        var index = 0;
        for (var exceptions = input.ReadVInt(); exceptions != 0; exceptions--)
        {
            index += input.ReadByte();
            if (index >= bytes.Length)
            {
                CorruptIndexException.Throw($"suffix exception at {index} of {bytes.Length} bytes", resource);
            }

            bytes[index] = input.ReadByte();
        }
    }

    internal static void UnpackScalar(ReadOnlySpan<byte> packed, Span<byte> bytes)
    {
        Widen(packed, bytes, 0);
        Join(packed, bytes[packed.Length..], 0);
    }

    internal static void UnpackVector128(ReadOnlySpan<byte> packed, Span<byte> bytes)
    {
        var i = 0;
        for (; i <= packed.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            Widen(Vector128.Create(packed[i..])).CopyTo(bytes[i..]);
        }

        Widen(packed, bytes, i);
        var last = bytes[packed.Length..];
        for (i = 0; i <= last.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var top = Vector128.Create((byte)0xC0);
            var third0 = (Vector128.Create(packed[i..]) & top) >>> 2;
            var third1 = (Vector128.Create(packed[(last.Length + i)..]) & top) >>> 4;
            var third2 = (Vector128.Create(packed[((2 * last.Length) + i)..]) & top) >>> 6;
            Widen(third0 | third1 | third2).CopyTo(last[i..]);
        }

        Join(packed, last, i);
    }

    // The values in the low bits of the packed bytes.
    private static void Widen(ReadOnlySpan<byte> packed, Span<byte> bytes, int start)
    {
        for (var i = start; i < packed.Length; i++)
        {
            bytes[i] = Widen(packed[i]);
        }
    }

    // The values in the top bits.
    private static void Join(ReadOnlySpan<byte> packed, Span<byte> last, int start)
    {
        var saved = last.Length;
        for (var i = start; i < saved; i++)
        {
            last[i] = Widen(((packed[i] & 0xC0) >> 2) | ((packed[saved + i] & 0xC0) >> 4) | ((packed[(2 * saved) + i] & 0xC0) >> 6));
        }
    }

    private static byte Widen(int six) => (byte)(((six & 0x1F) | 0x20 | ((six & 0x20) << 1)) - 1);

    // The same in 16 lanes.
    private static Vector128<byte> Widen(Vector128<byte> six)
    {
        var letter = six & Vector128.Create((byte)0x20);
        return ((six & Vector128.Create((byte)0x1F)) | Vector128.Create((byte)0x20) | (letter + letter)) - Vector128<byte>.One;
    }

    private static bool IsCompressible(byte value) => ((value + 1) & ~0x1F) is 0x20 or 0x60;

    private static int SixBits(byte value) => ((value + 1) & 0x1F) | (((value + 1) & 0x40) >> 1);

    private static int CountExceptions(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        var previous = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!IsCompressible(bytes[i]))
            {
                // A gap of up to 255 costs nothing, each further 255 an artificial exception.
                count += 1 + Math.Max(0, (i - previous - 1) / MaxDelta);
                previous = i;
            }
        }

        return count;
    }

    private static void WriteExceptions(ReadOnlySpan<byte> bytes, MemoryOutput output)
    {
        var previous = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (IsCompressible(bytes[i]))
            {
                continue;
            }

            while (i - previous > MaxDelta)
            {
                previous += MaxDelta;
                output.WriteByte(MaxDelta);
                output.WriteByte(bytes[previous]);
            }

            output.WriteByte((byte)(i - previous));
            output.WriteByte(bytes[i]);
            previous = i;
        }
    }
}
