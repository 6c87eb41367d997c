using System.Buffers.Binary;
using System.Text;

namespace SearchService.Benchmarks;

/// <summary>Reads the values of one article in the order in which <see cref="ArticleRecordFile"/> wrote them.</summary>
internal struct ArticleRecord(byte[] record)
{
    private int _at;

    public ReadOnlyMemory<byte> NextBytes()
    {
        var length = NextInt();
        _at += length;
        return record.AsMemory(_at - length, length);
    }

    /// <summary>An absent text is empty.</summary>
    public string NextText() => Encoding.UTF8.GetString(NextBytes().Span);

    public int NextInt()
    {
        _at += sizeof(int);
        return BinaryPrimitives.ReadInt32BigEndian(record.AsSpan(_at - sizeof(int)));
    }

    /// <summary>Null where there is none.</summary>
    public long? NextNumber()
    {
        _at += sizeof(long);
        var value = BinaryPrimitives.ReadInt64BigEndian(record.AsSpan(_at - sizeof(long)));
        return value == long.MinValue ? null : value;
    }
}
