using System.Buffers.Binary;
using System.Text;

namespace SearchService.Engine.Store;

/// <summary>Writes the primitives of the index format: big-endian fixed-width ints, variable-length ints, strings. Bytes go
/// into a buffer; only a full buffer costs a virtual call (<see cref="MakeRoom"/>). Source: format note, sections 1.1 to 1.3.</summary>
public abstract class DataOutput
{
    private const int MaxVLongBytes = 10;

    private protected byte[] Buffer;
    private protected int BufferedBytes;

    private protected DataOutput(int bufferBytes) => Buffer = new byte[bufferBytes];

    /// <summary>The number of bytes written so far: the offset of the next byte.</summary>
    public abstract long Position { get; }

    public void WriteByte(byte value)
    {
        EnsureRoom(1);
        Buffer[BufferedBytes++] = value;
    }

    /// <summary>Writes the bytes as they are, without a length.</summary>
    public virtual void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            EnsureRoom(1);
            var part = bytes[..Math.Min(bytes.Length, Buffer.Length - BufferedBytes)];
            part.CopyTo(Buffer.AsSpan(BufferedBytes));
            BufferedBytes += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    /// <summary>16 bits, big-endian.</summary>
    public void WriteShort(short value)
    {
        EnsureRoom(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(Buffer.AsSpan(BufferedBytes), value);
        BufferedBytes += sizeof(short);
    }

    /// <summary>32 bits, big-endian.</summary>
    public void WriteInt(int value)
    {
        EnsureRoom(sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(Buffer.AsSpan(BufferedBytes), value);
        BufferedBytes += sizeof(int);
    }

    /// <summary>64 bits, big-endian.</summary>
    public void WriteLong(long value)
    {
        EnsureRoom(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Buffer.AsSpan(BufferedBytes), value);
        BufferedBytes += sizeof(long);
    }

    /// <summary>64 bits, little-endian: the packed postings blocks alone use it.</summary>
    public void WriteLongLittleEndian(ulong value)
    {
        EnsureRoom(sizeof(ulong));
        BinaryPrimitives.WriteUInt64LittleEndian(Buffer.AsSpan(BufferedBytes), value);
        BufferedBytes += sizeof(ulong);
    }

    /// <summary>An f32: the 32 bits of the value, big-endian.</summary>
    public void WriteFloat(float value) => WriteInt(BitConverter.SingleToInt32Bits(value));

    /// <summary>1 to 5 bytes, 7 bits each, least significant first. Negative values take 5 bytes.</summary>
    public void WriteVInt(int value) => WriteVariable((uint)value);

    /// <summary>1 to 9 bytes; the value must not be negative.</summary>
    public void WriteVLong(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        WriteVariable((ulong)value);
    }

    /// <summary>Zig-zag, then variable length: 1 to 5 bytes.</summary>
    public void WriteZInt(int value) => WriteVariable((uint)((value << 1) ^ (value >> 31)));

    /// <summary>Zig-zag, then variable length: 1 to 10 bytes.</summary>
    public void WriteZLong(long value) => WriteVariable(Util.BitMath.ZigZagEncode(value));

    /// <summary>A vint length in bytes and the UTF-8 of the text; lone surrogates become U+FFFD.</summary>
    public void WriteString(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        WriteVInt(bytes.Length);
        WriteBytes(bytes);
    }

    /// <summary>A vint count, then each key and value, in the order in which the dictionary gives them.</summary>
    public void WriteMapOfStrings(IReadOnlyDictionary<string, string> map)
    {
        WriteVInt(map.Count);
        foreach (var (key, value) in map)
        {
            WriteString(key);
            WriteString(value);
        }
    }

    /// <summary>A vint count, then each string.</summary>
    public void WriteSetOfStrings(IReadOnlyCollection<string> set)
    {
        WriteVInt(set.Count);
        foreach (var value in set)
        {
            WriteString(value);
        }
    }

    private protected abstract void MakeRoom(int bytes);

    private void WriteVariable(ulong value)
    {
        EnsureRoom(MaxVLongBytes);
        var buffer = Buffer;
        var position = BufferedBytes;
        while (value >= 0x80)
        {
            buffer[position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[position++] = (byte)value;
        BufferedBytes = position;
    }

    private void EnsureRoom(int bytes)
    {
        if (Buffer.Length - BufferedBytes < bytes)
        {
            MakeRoom(bytes);
        }
    }
}
