namespace SearchService.Engine.Codecs;

/// <summary>Reads the documents of a segment one after the other, serialized as they are, for
/// <see cref="StoredDocumentWriter.AddSerialized"/>. Decompresses each chunk once when documents are asked for in order. One
/// thread at a time.</summary>
public sealed class StoredFieldsMergeCursor : IDisposable
{
    private readonly StoredFieldsReader _reader;
    private readonly int _maxDoc;
    private int _chunk = -1;
    private int _docBase;
    private byte[] _buffer = [];
    private byte[] _sliceBuffer = [];
    private readonly int[] _ends = new int[StoredFieldsFormat.MaxDocsPerChunk];
    private readonly int[] _fieldCounts = new int[StoredFieldsFormat.MaxDocsPerChunk];

    internal StoredFieldsMergeCursor(StoredFieldsReader reader, int maxDoc)
    {
        _reader = reader;
        _maxDoc = maxDoc;
    }

    /// <summary>Gives the bytes of a document.</summary>
    /// <param name="docId">In [0, maxDoc), usually ascending.</param>
    /// <param name="serialized">The document's bytes, with this segment's field numbers; valid until the next call.</param>
    /// <param name="fieldCount">How many values they hold.</param>
    /// <exception cref="Store.CorruptIndexException">The document's chunk is damaged.</exception>
    public void Read(int docId, out ReadOnlySpan<byte> serialized, out int fieldCount)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)docId, (uint)_maxDoc, nameof(docId));
        var chunk = _reader.ChunkOf(docId);
        if (chunk != _chunk)
        {
            Load(chunk);
        }

        var index = docId - _docBase;
        var start = index == 0 ? 0 : _ends[index - 1];
        serialized = _buffer.AsSpan(start, _ends[index] - start);
        fieldCount = _fieldCounts[index];
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        _chunk = -1;
        StoredFieldsChunk.Return(ref _buffer);
        StoredFieldsChunk.Return(ref _sliceBuffer);
    }

    private void Load(int chunkNumber)
    {
        // Until all of the new chunk is there, there is none.
        _chunk = -1;
        var chunk = _reader.OpenChunk(chunkNumber);
        var end = 0;
        for (var i = 0; i < chunk.DocCount; i++)
        {
            end += chunk.Length(i);
            _ends[i] = end;
            _fieldCounts[i] = chunk.FieldCount(i);
        }

        if (end > 0)
        {
            chunk.DecodeRange(0, end, ref _buffer, ref _sliceBuffer);
        }

        _docBase = _reader.DocBase(chunkNumber);
        _chunk = chunkNumber;
    }
}
