using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SearchService.Engine.Store;

/// <summary>A cursor over an index file or a part of one. Cheap to clone; a clone or slice shares the mapping and has a
/// position of its own. One thread at a time per instance. Reading past the end throws <see cref="CorruptIndexException"/>.
/// Only the instance that the directory opened owns the mapping: disposing a clone or a slice does nothing.</summary>
public sealed class IndexInput : IDisposable
{
    // Ten times seven bits hold a zig-zag long.
    private const int MaxVariableBytes = 10;

    private readonly MappedFile _file;
    private readonly long _start;
    private readonly long _end;
    private readonly bool _owner;
    private long _position;

    /// <param name="name">Names the input in messages.</param>
    /// <param name="file">The mapping; owned by this instance.</param>
    public IndexInput(string name, MappedFile file)
        : this(name, file, 0, file.Length, owner: true)
    {
    }

    private IndexInput(string name, MappedFile file, long start, long end, bool owner)
    {
        Name = name;
        _file = file;
        _start = start;
        _end = end;
        _position = start;
        _owner = owner;
    }

    /// <summary>The file's name, for messages; a slice's name says what it is a part of.</summary>
    public string Name { get; }

    /// <summary>Bytes in this input.</summary>
    public long Length => _end - _start;

    /// <summary>The offset of the next byte, from the start of this input.</summary>
    public long Position => _position - _start;

    /// <summary>Moves to an offset in [0, Length].</summary>
    public void Seek(long position)
    {
        if (position < 0 || position > Length)
        {
            ThrowPastEnd(position);
        }

        _position = _start + position;
    }

    /// <summary>Moves forward by a number of bytes.</summary>
    public void Skip(long bytes) => Seek(Position + bytes);

    /// <summary>The same input with a cursor of its own at the same position.</summary>
    public IndexInput Clone() => new(Name, _file, _start, _end, owner: false) { _position = _position };

    /// <summary>The part [offset, offset + length) as an input of its own, at its position 0.</summary>
    public IndexInput Slice(string name, long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw new CorruptIndexException($"slice [{offset}, {offset + length}) is not within {Length} bytes", Name);
        }

        return new IndexInput($"{name} in {Name}", _file, _start + offset, _start + offset + length, owner: false);
    }

    public byte ReadByte()
    {
        var position = _position;
        if (position >= _end)
        {
            ThrowPastEnd(Position + 1);
        }

        _position = position + 1;
        return _file.ByteUnchecked(position);
    }

    /// <summary>The next <paramref name="length"/> bytes, not copied; valid as long as the file is open.</summary>
    public ReadOnlySpan<byte> ReadSpan(int length)
    {
        if (length < 0 || length > _end - _position)
        {
            ThrowPastEnd(Position + length);
        }

        var span = _file.SpanUnchecked(_position, length);
        _position += length;
        return span;
    }

    /// <summary>The bytes [offset, offset + length) of this input, not copied; the cursor stays where it is.</summary>
    public ReadOnlySpan<byte> SpanAt(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            ThrowPastEnd(offset + length);
        }

        return _file.SpanUnchecked(_start + offset, length);
    }

    public short ReadShort() => BinaryPrimitives.ReadInt16BigEndian(ReadSpan(sizeof(short)));

    public int ReadInt() => BinaryPrimitives.ReadInt32BigEndian(ReadSpan(sizeof(int)));

    public long ReadLong() => BinaryPrimitives.ReadInt64BigEndian(ReadSpan(sizeof(long)));

    /// <summary>An f32.</summary>
    public float ReadFloat() => BitConverter.Int32BitsToSingle(ReadInt());

    public int ReadVInt()
    {
        var reader = Peek();
        var value = reader.ReadVInt();
        _position += reader.Position;
        return value;
    }

    public long ReadVLong()
    {
        var reader = Peek();
        var value = reader.ReadVLong();
        _position += reader.Position;
        return value;
    }

    public int ReadZInt()
    {
        var reader = Peek();
        var value = reader.ReadZInt();
        _position += reader.Position;
        return value;
    }

    public long ReadZLong()
    {
        var reader = Peek();
        var value = reader.ReadZLong();
        _position += reader.Position;
        return value;
    }

    /// <summary>A vint length in bytes and UTF-8.</summary>
    public string ReadString()
    {
        var length = ReadVInt();
        return Encoding.UTF8.GetString(ReadSpan(length));
    }

    /// <summary>A vint count, then keys and values.</summary>
    public Dictionary<string, string> ReadMapOfStrings()
    {
        var count = ReadCount(2);
        var map = new Dictionary<string, string>(count);
        for (var i = 0; i < count; i++)
        {
            var key = ReadString();
            map[key] = ReadString();
        }

        return map;
    }

    /// <summary>A vint count, then strings.</summary>
    public HashSet<string> ReadSetOfStrings()
    {
        var count = ReadCount(1);
        var set = new HashSet<string>(count);
        for (var i = 0; i < count; i++)
        {
            set.Add(ReadString());
        }

        return set;
    }

    /// <summary>A vint that counts things of at least <paramref name="minBytesEach"/> bytes which follow: a count that the rest
    /// of the input cannot hold is damage, found before anything is allocated for it.</summary>
    public int ReadCount(int minBytesEach)
    {
        var count = ReadVInt();
        if (count < 0 || (long)count * minBytesEach > _end - _position)
        {
            CorruptIndexException.Throw($"count {count} before offset {Position} is more than the {_end - _position} bytes left can hold", Name);
        }

        return count;
    }

    public void Dispose()
    {
        if (_owner)
        {
            _file.Dispose();
        }
    }

    // What a variable-length integer may take of the rest.
    private ByteReader Peek() =>
        new(_file.SpanUnchecked(_position, (int)Math.Min(MaxVariableBytes, _end - _position)), Name, Position);

    [DoesNotReturn]
    private void ThrowPastEnd(long wanted) =>
        throw new CorruptIndexException($"read past the end: offset {wanted} of {Length} bytes", Name);
}
