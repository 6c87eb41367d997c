using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Reads the stored fields of a segment; <see cref="StoredFieldsFormat"/> draws them. Safe for use by several threads.</summary>
public sealed class StoredFieldsReader : IDisposable
{
    private readonly IndexInput _data;
    private readonly StoredFieldsIndex _index;
    private readonly FieldInfos _fields;
    private readonly int _maxDoc;

    /// <exception cref="CorruptIndexException">A file is damaged.</exception>
    /// <exception cref="IndexFormatException">The segment was written in another mode than BEST_SPEED.</exception>
    public StoredFieldsReader(SegmentReadState state)
    {
        var info = state.SegmentInfo;
        CheckMode(info);
        _fields = state.FieldInfos;
        _maxDoc = info.MaxDoc;
        _index = StoredFieldsIndex.Read(state.Directory, info);
        _data = state.Directory.OpenInput(IndexFileNames.SegmentFileName(info.Name, "", StoredFieldsFormat.DataExtension));
        try
        {
            CodecUtil.CheckIndexHeader(_data, StoredFieldsFormat.DataCodec, StoredFieldsFormat.DataVersion, StoredFieldsFormat.DataVersion, info.Id, "");
            CodecUtil.CheckFooterStructure(_data);
            if (_index.MaxPointer != _data.Length - CodecUtil.FooterLength)
            {
                CorruptIndexException.Throw($"the index ends the data at offset {_index.MaxPointer}, the footer begins at {_data.Length - CodecUtil.FooterLength}", _data.Name);
            }
        }
        catch
        {
            _data.Dispose();
            throw;
        }
    }

    /// <summary>Shows the stored fields of a document to a visitor, in the order in which they were added. Only the blocks that
    /// hold the document are decompressed, and nothing is allocated for them.</summary>
    /// <param name="docId">In [0, maxDoc).</param>
    /// <param name="visitor">Receives the values; their spans are valid during each call only.</param>
    /// <exception cref="CorruptIndexException">The document's chunk is damaged.</exception>
    public void VisitDocument(int docId, StoredFieldVisitor visitor)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)docId, (uint)_maxDoc, nameof(docId));
        var chunkNumber = _index.ChunkOf(docId);
        var chunk = OpenChunk(chunkNumber);
        var index = docId - _index.DocBase(chunkNumber);
        var length = chunk.Length(index);
        if (length == 0)
        {
            return;
        }

        byte[] buffer = [];
        byte[] sliceBuffer = [];
        try
        {
            var document = chunk.DecodeRange(chunk.OffsetOf(index), length, ref buffer, ref sliceBuffer);
            StoredDocumentReader.Visit(document, chunk.FieldCount(index), _fields, visitor, _data.Name);
        }
        finally
        {
            StoredFieldsChunk.Return(ref buffer);
            StoredFieldsChunk.Return(ref sliceBuffer);
        }
    }

    /// <summary>A cursor for reading all documents in order, as merging does: each chunk is decompressed once. The reader must
    /// outlive it.</summary>
    public StoredFieldsMergeCursor OpenMergeCursor() => new(this, _maxDoc);

    /// <summary>Reads the data through and compares its checksum; index and meta data were checked at opening.</summary>
    public void CheckIntegrity() => CodecUtil.ChecksumEntireFile(_data);

    /// <summary>Unmaps the data.</summary>
    public void Dispose() => _data.Dispose();

    internal int ChunkOf(int docId) => _index.ChunkOf(docId);

    internal int DocBase(int chunk) => _index.DocBase(chunk);

    internal StoredFieldsChunk OpenChunk(int chunk)
    {
        var lengthBytes = _index.LengthBytes(chunk);
        if (lengthBytes > int.MaxValue)
        {
            CorruptIndexException.Throw($"chunk {chunk} at offset {_index.Pointer(chunk)} has {lengthBytes} bytes, more than an int counts", _data.Name);
        }

        var bytes = _data.SpanAt(_index.Pointer(chunk), (int)lengthBytes);
        return new StoredFieldsChunk(bytes, _index.DocBase(chunk), _index.DocCount(chunk), _index.ChunkLength, _data.Name);
    }

    private static void CheckMode(SegmentInfo info)
    {
        var mode = info.Attributes.GetValueOrDefault(StoredFieldsFormat.ModeAttribute);
        switch (mode)
        {
            case StoredFieldsFormat.BestSpeed:
                return;
            case StoredFieldsFormat.BestCompression:
                throw new IndexFormatException($"the stored fields of segment {info.Name} are in mode {mode}; only {StoredFieldsFormat.BestSpeed} can be read", info.Name);
            default:
                throw new CorruptIndexException($"attribute {StoredFieldsFormat.ModeAttribute} is '{mode}', expected {StoredFieldsFormat.BestSpeed}", info.Name);
        }
    }
}
