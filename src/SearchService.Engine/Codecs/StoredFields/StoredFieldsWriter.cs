using System.Buffers;
using System.Diagnostics;
using System.Text;
using SearchService.Engine.Coding;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Writes the stored fields of a segment; <see cref="StoredFieldsFormat"/> draws them. Documents come in order, each
/// between <see cref="StartDocument"/> and <see cref="FinishDocument"/> or whole by <see cref="AddSerialized"/>; full chunks are
/// compressed and go to disk at once. Disposing without <see cref="Finish"/> leaves files that are good for nothing. Not
/// thread-safe.</summary>
public sealed class StoredFieldsWriter : IDisposable
{
    private readonly IndexDirectory _directory;
    private readonly SegmentInfo _info;
    private readonly IndexOutput _data;
    private readonly StoredFieldsIndexWriter _index = new();
    private readonly Lz4UnitWriter _units = new();
    private readonly MemoryOutput _documents = new(StoredFieldsFormat.ChunkLength + (64 * 1024));
    private readonly int[] _fieldCounts = new int[StoredFieldsFormat.MaxDocsPerChunk];
    private readonly int[] _lengths = new int[StoredFieldsFormat.MaxDocsPerChunk];
    private int _docsWritten;
    private int _docsBuffered;
    private int _documentStart;
    private int _fieldCount;
    private bool _inDocument;

    /// <summary>Creates the data file and notes the mode in the segment's attributes.</summary>
    public StoredFieldsWriter(IndexDirectory directory, SegmentInfo info)
    {
        _directory = directory;
        _info = info;
        info.Attributes[StoredFieldsFormat.ModeAttribute] = StoredFieldsFormat.BestSpeed;
        _data = directory.CreateOutput(IndexFileNames.SegmentFileName(info.Name, "", StoredFieldsFormat.DataExtension));
        CodecUtil.WriteIndexHeader(_data, StoredFieldsFormat.DataCodec, StoredFieldsFormat.DataVersion, info.Id, "");
    }

    /// <summary>Documents that were finished so far: the id of the next.</summary>
    public int DocCount => _docsWritten + _docsBuffered;

    public void StartDocument()
    {
        Debug.Assert(!_inDocument, "the document before was not finished");
        _inDocument = true;
        _documentStart = (int)_documents.Position;
        _fieldCount = 0;
    }

    /// <summary>Adds a text. Lone surrogates become U+FFFD.</summary>
    public void WriteString(int fieldNumber, ReadOnlySpan<char> value)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        try
        {
            WriteString(fieldNumber, utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, utf8)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Adds a text that is UTF-8 already, and valid.</summary>
    public void WriteString(int fieldNumber, ReadOnlySpan<byte> utf8)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeString);
        _documents.WriteVInt(utf8.Length);
        _documents.WriteBytes(utf8);
    }

    public void WriteBinary(int fieldNumber, ReadOnlySpan<byte> value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeBinary);
        _documents.WriteVInt(value.Length);
        _documents.WriteBytes(value);
    }

    public void WriteInt(int fieldNumber, int value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeInt);
        _documents.WriteZInt(value);
    }

    public void WriteLong(int fieldNumber, long value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeLong);
        StoredNumberCoding.WriteLong(_documents, value);
    }

    public void WriteFloat(int fieldNumber, float value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeFloat);
        StoredNumberCoding.WriteFloat(_documents, value);
    }

    public void WriteDouble(int fieldNumber, double value)
    {
        WriteKey(fieldNumber, StoredFieldsFormat.TypeDouble);
        StoredNumberCoding.WriteDouble(_documents, value);
    }

    public void FinishDocument()
    {
        Debug.Assert(_inDocument, "no document was started");
        _inDocument = false;
        _fieldCounts[_docsBuffered] = _fieldCount;
        _lengths[_docsBuffered] = (int)_documents.Position - _documentStart;
        _docsBuffered++;
        if (_documents.Position >= StoredFieldsFormat.ChunkLength || _docsBuffered == StoredFieldsFormat.MaxDocsPerChunk)
        {
            FlushChunk();
        }
    }

    /// <summary>Adds a whole document from a segment with the same field numbers, as
    /// <see cref="StoredFieldsMergeCursor.Read"/> gives it.</summary>
    public void AddSerialized(ReadOnlySpan<byte> document, int fieldCount)
    {
        StartDocument();
        _documents.WriteBytes(document);
        _fieldCount = fieldCount;
        FinishDocument();
    }

    /// <summary>Writes what is left, and the index. Nothing may be added after it.</summary>
    /// <param name="maxDoc">The segment's number of documents, which must be what was added.</param>
    public void Finish(int maxDoc)
    {
        if (maxDoc != DocCount || _inDocument)
        {
            throw new ArgumentException($"{DocCount} documents were added to a segment of {maxDoc}", nameof(maxDoc));
        }

        var dirtyChunks = 0;
        var dirtyDocs = 0;
        if (_docsBuffered > 0)
        {
            dirtyChunks = 1;
            dirtyDocs = MissingDocs(_docsBuffered, _documents.Position);
            FlushChunk();
        }

        var maxPointer = _data.Position;
        CodecUtil.WriteFooter(_data);
        _index.Write(_directory, _info, maxDoc, maxPointer, dirtyChunks, dirtyDocs);
    }

    /// <summary>Closes the data file.</summary>
    public void Dispose() => _data.Dispose();

    // How many more documents of this kind would fill the chunk. Lucene's arithmetic: a chunk of no bytes gives infinity.
    private static int MissingDocs(int docs, long bytes) =>
        (int)Math.Max(0, Math.Min(StoredFieldsFormat.MaxDocsPerChunk, Math.Floor((double)StoredFieldsFormat.ChunkLength / bytes * docs)) - docs);

    private void WriteKey(int fieldNumber, int type)
    {
        Debug.Assert(_inDocument, "no document was started");
        _fieldCount++;
        _documents.WriteVLong(((long)fieldNumber << StoredFieldsFormat.TypeBits) | (uint)type);
    }

    private void FlushChunk()
    {
        var documents = _documents.WrittenSpan;
        var sliced = documents.Length >= 2 * StoredFieldsFormat.ChunkLength;
        _index.AddChunk(_docsWritten, _data.Position);
        _data.WriteVInt(_docsWritten);
        _data.WriteVInt((_docsBuffered << 1) | (sliced ? 1 : 0));
        PackedIntArray.Write(_data, _fieldCounts.AsSpan(0, _docsBuffered));
        PackedIntArray.Write(_data, _lengths.AsSpan(0, _docsBuffered));
        var unitLength = sliced ? StoredFieldsFormat.ChunkLength : documents.Length;
        do
        {
            var unit = documents[..Math.Min(unitLength, documents.Length)];
            _units.Write(unit, _data);
            documents = documents[unit.Length..];
        }
        while (documents.Length > 0);

        _docsWritten += _docsBuffered;
        _docsBuffered = 0;
        _documents.Reset();
    }
}
