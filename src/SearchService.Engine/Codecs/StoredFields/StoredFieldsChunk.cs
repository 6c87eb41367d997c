using System.Buffers;
using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>A chunk of stored documents, located but not decoded; <see cref="StoredFieldsFormat"/> draws it.</summary>
internal readonly ref struct StoredFieldsChunk
{
    private readonly PackedIntArray _fieldCounts;
    private readonly PackedIntArray _lengths;
    private readonly ReadOnlySpan<byte> _units;
    private readonly int _chunkLength;
    private readonly bool _sliced;
    private readonly string _resource;

    /// <param name="bytes">All of the chunk and nothing else.</param>
    /// <param name="docBase">The chunk's first document.</param>
    /// <param name="docCount">Its number of documents.</param>
    /// <param name="chunkLength">Decoded bytes of each slice of a sliced chunk.</param>
    /// <param name="resource">Names the chunk in messages.</param>
    /// <exception cref="CorruptIndexException">The chunk is not that of these documents, or contradicts itself.</exception>
    public StoredFieldsChunk(ReadOnlySpan<byte> bytes, int docBase, int docCount, int chunkLength, string resource)
    {
        var reader = new ByteReader(bytes, resource);
        var foundDocBase = reader.ReadVInt();
        var token = reader.ReadVInt();
        if (foundDocBase != docBase || (int)((uint)token >> 1) != docCount)
        {
            CorruptIndexException.Throw(
                $"chunk of {(uint)token >> 1} documents from {foundDocBase}, expected {docCount} from {docBase}", resource);
        }

        DocCount = docCount;
        _sliced = (token & 1) != 0;
        _chunkLength = chunkLength;
        _resource = resource;
        _fieldCounts = PackedIntArray.Read(ref reader, docCount, resource);
        _lengths = PackedIntArray.Read(ref reader, docCount, resource);
        _units = bytes[reader.Position..];
        var totalLength = _lengths.Sum(docCount);
        if (totalLength > Math.Min(int.MaxValue, (long)_units.Length * Lz4Format.MaxExpansion))
        {
            CorruptIndexException.Throw($"{totalLength} bytes of documents in {_units.Length} compressed bytes", resource);
        }

        TotalLength = (int)totalLength;
    }

    public int DocCount { get; }

    /// <summary>Decoded bytes of all documents.</summary>
    public int TotalLength { get; }

    public int FieldCount(int index) => _fieldCounts[index];

    public int Length(int index)
    {
        var length = _lengths[index];
        if ((length == 0) != (_fieldCounts[index] == 0))
        {
            CorruptIndexException.Throw($"document {index} of the chunk has {_fieldCounts[index]} fields in {length} bytes", _resource);
        }

        return length;
    }

    /// <summary>Where a document begins in the decoded bytes.</summary>
    public int OffsetOf(int index) => (int)_lengths.Sum(index);

    /// <summary>Decodes [start, start + length), which is not empty, and no block beyond it. Both buffers come from the shared
    /// pool, and the result lies in the first.</summary>
    public ReadOnlySpan<byte> DecodeRange(int start, int length, ref byte[] buffer, ref byte[] sliceBuffer)
    {
        var reader = new ByteReader(_units, _resource);
        if (!_sliced)
        {
            var unit = Lz4Unit.Read(ref reader, TotalLength, _resource);
            return DecodeRange(unit, start, start + length, ref buffer);
        }

        Rent(ref buffer, length);
        var end = start + length;
        for (long next = 0; next < end; next += _chunkLength)
        {
            var sliceStart = (int)next;
            var slice = Lz4Unit.Read(ref reader, Math.Min(_chunkLength, TotalLength - sliceStart), _resource);
            if (sliceStart + slice.Length <= start)
            {
                continue;
            }

            var from = Math.Max(start, sliceStart);
            var to = Math.Min(end, sliceStart + slice.Length);
            DecodeRange(slice, from - sliceStart, to - sliceStart, ref sliceBuffer).CopyTo(buffer.AsSpan(from - start));
        }

        return buffer.AsSpan(0, length);
    }

    /// <summary>Gives a buffer that <see cref="DecodeRange(int, int, ref byte[], ref byte[])"/> rented back to the pool.</summary>
    public static void Return(ref byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
        }
    }

    private static ReadOnlySpan<byte> DecodeRange(scoped Lz4Unit unit, int start, int endExclusive, ref byte[] buffer)
    {
        Rent(ref buffer, unit.RangeBufferLength(start, endExclusive));
        var at = unit.DecodeRange(start, endExclusive, buffer);
        return buffer.AsSpan(at, endExclusive - start);
    }

    private static void Rent(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            Return(ref buffer);
            buffer = ArrayPool<byte>.Shared.Rent(length);
        }
    }
}
