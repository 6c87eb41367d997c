using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SearchService.Engine.Store;

/// <summary>A cursor over bytes in memory that reads the primitives of the index format. Reading past the end throws
/// <see cref="CorruptIndexException"/> with the resource's name.</summary>
public ref struct ByteReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _resource;
    private readonly long _baseOffset;
    private int _position;

    /// <param name="bytes">What is read.</param>
    /// <param name="resource">Names the bytes in messages, usually the file.</param>
    /// <param name="baseOffset">Where the bytes begin in the resource, for messages.</param>
    public ByteReader(ReadOnlySpan<byte> bytes, string resource, long baseOffset = 0)
    {
        _bytes = bytes;
        _resource = resource;
        _baseOffset = baseOffset;
    }

    /// <summary>The offset of the next byte; may be set anywhere in [0, Length].</summary>
    public int Position
    {
        readonly get => _position;
        set
        {
            if ((uint)value > (uint)_bytes.Length)
            {
                ThrowPastEnd(value);
            }

            _position = value;
        }
    }

    public readonly int Length => _bytes.Length;

    public readonly int Remaining => _bytes.Length - _position;

    public byte ReadByte()
    {
        var position = _position;
        if ((uint)position >= (uint)_bytes.Length)
        {
            ThrowPastEnd(position + 1);
        }

        _position = position + 1;
        return _bytes[position];
    }

    /// <summary>The next <paramref name="length"/> bytes, not copied.</summary>
    public ReadOnlySpan<byte> ReadSpan(int length)
    {
        if ((uint)length > (uint)Remaining)
        {
            ThrowPastEnd((long)_position + length);
        }

        var span = _bytes.Slice(_position, length);
        _position += length;
        return span;
    }

    public short ReadShort() => BinaryPrimitives.ReadInt16BigEndian(ReadSpan(sizeof(short)));

    public int ReadInt() => BinaryPrimitives.ReadInt32BigEndian(ReadSpan(sizeof(int)));

    public long ReadLong() => BinaryPrimitives.ReadInt64BigEndian(ReadSpan(sizeof(long)));

    public int ReadVInt()
    {
        // Mostly it is one byte.
        var position = _position;
        if ((uint)position < (uint)_bytes.Length && _bytes[position] < 0x80)
        {
            _position = position + 1;
            return _bytes[position];
        }

        return ReadLongVInt();
    }

    public long ReadVLong()
    {
        var position = _position;
        if ((uint)position < (uint)_bytes.Length && _bytes[position] < 0x80)
        {
            _position = position + 1;
            return _bytes[position];
        }

        return (long)ReadVariable(63);
    }

    public int ReadZInt()
    {
        var z = (uint)ReadVInt();
        return (int)(z >> 1) ^ -(int)(z & 1);
    }

    public long ReadZLong() => Util.BitMath.ZigZagDecode(ReadVariable(70));

    public string ReadString() => Encoding.UTF8.GetString(ReadSpan(ReadVInt()));

    private int ReadLongVInt()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var b = ReadByte();
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                if (shift == 28 && b > 0x0F)
                {
                    break;
                }

                return (int)value;
            }
        }

        CorruptIndexException.Throw($"vint of more than 32 bits before offset {_baseOffset + _position}", _resource);
        return 0;
    }

    private ulong ReadVariable(int bits)
    {
        ulong value = 0;
        for (var shift = 0; shift < bits; shift += 7)
        {
            var b = ReadByte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                // The tenth byte has room for one bit.
                if (shift == 63 && b > 1)
                {
                    break;
                }

                return value;
            }
        }

        CorruptIndexException.Throw($"variable-length integer is too long before offset {_baseOffset + _position}", _resource);
        return 0;
    }

    [DoesNotReturn]
    private readonly void ThrowPastEnd(long wanted) =>
        throw new CorruptIndexException($"read past the end: offset {_baseOffset + wanted} of {_baseOffset + _bytes.Length} bytes", _resource);
}
