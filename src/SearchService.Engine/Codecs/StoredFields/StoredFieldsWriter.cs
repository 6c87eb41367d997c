using SearchService.Engine.Coding;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Writes the stored fields of a segment; <see cref="StoredFieldsFormat"/> draws them. Full chunks are compressed and go to
/// disk at once. Disposing without <see cref="Finish"/> leaves files that are good for nothing.</summary>
public sealed class StoredFieldsWriter : StoredDocumentWriter
{
    private readonly IndexDirectory _directory;
    private readonly SegmentInfo _info;
    private readonly IndexOutput _data;
    private readonly StoredFieldsIndexWriter _index = new();
    private readonly Lz4UnitWriter _units = new();
    private readonly int[] _fieldCounts = new int[StoredFieldsFormat.MaxDocsPerChunk];
    private readonly int[] _lengths = new int[StoredFieldsFormat.MaxDocsPerChunk];
    private int _docsWritten;
    private int _docsBuffered;

    /// <summary>Creates the data file and notes the mode in the segment's attributes.</summary>
    public StoredFieldsWriter(IndexDirectory directory, SegmentInfo info)
    {
        _directory = directory;
        _info = info;
        info.Attributes[StoredFieldsFormat.ModeAttribute] = StoredFieldsFormat.BestSpeed;
        _data = directory.CreateOutput(IndexFileNames.SegmentFileName(info.Name, "", StoredFieldsFormat.DataExtension));
        CodecUtil.WriteIndexHeader(_data, StoredFieldsFormat.DataCodec, StoredFieldsFormat.DataVersion, info.Id, "");
    }

    /// <inheritdoc/>
    public override int DocCount => _docsWritten + _docsBuffered;

    /// <summary>Writes what is left, and the index. Nothing may be added after it.</summary>
    /// <param name="maxDoc">The segment's number of documents, which must be what was added.</param>
    public void Finish(int maxDoc)
    {
        if (maxDoc != DocCount || InDocument)
        {
            throw new ArgumentException($"{DocCount} documents were added to a segment of {maxDoc}", nameof(maxDoc));
        }

        var dirtyChunks = 0;
        var dirtyDocs = 0;
        if (_docsBuffered > 0)
        {
            dirtyChunks = 1;
            dirtyDocs = MissingDocs(_docsBuffered, Documents.Position);
            FlushChunk();
        }

        var maxPointer = _data.Position;
        CodecUtil.WriteFooter(_data);
        _index.Write(_directory, _info, maxDoc, maxPointer, dirtyChunks, dirtyDocs);
    }

    /// <inheritdoc/>
    public override void Dispose() => _data.Dispose();

    private protected override void EndDocument(int lengthBytes, int fieldCount)
    {
        _fieldCounts[_docsBuffered] = fieldCount;
        _lengths[_docsBuffered] = lengthBytes;
        _docsBuffered++;
        if (Documents.Position >= StoredFieldsFormat.ChunkLength || _docsBuffered == StoredFieldsFormat.MaxDocsPerChunk)
        {
            FlushChunk();
        }
    }

    // How many more documents of this kind would fill the chunk. Lucene's arithmetic: a chunk of no bytes gives infinity.
    private static int MissingDocs(int docs, long bytes) =>
        (int)Math.Max(0, Math.Min(StoredFieldsFormat.MaxDocsPerChunk, Math.Floor((double)StoredFieldsFormat.ChunkLength / bytes * docs)) - docs);

    private void FlushChunk()
    {
        var documents = Documents.WrittenSpan;
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
        Documents.Reset();
    }
}
