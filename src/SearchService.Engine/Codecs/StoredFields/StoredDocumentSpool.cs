using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>Keeps the stored fields of documents whose order is not known yet in a temporary file of the segment, as they are:
/// packing them twice would cost more than writing them twice.</summary>
public sealed class StoredDocumentSpool : StoredDocumentWriter
{
    private readonly IndexDirectory _directory;
    private readonly string _name;
    private readonly IndexOutput _data;
    private GrowableArray<long> _ends;
    private GrowableArray<int> _fieldCounts;

    /// <summary>Creates the file.</summary>
    public StoredDocumentSpool(IndexDirectory directory, SegmentInfo info)
    {
        _directory = directory;
        _name = IndexFileNames.SegmentFileName(info.Name, "stored", "tmp");
        _data = directory.CreateOutput(_name);
    }

    /// <inheritdoc/>
    public override int DocCount => _ends.Count;

    /// <summary>Hands over all documents in another order and deletes the file. Nothing may be added after it.</summary>
    /// <param name="target">Takes the documents.</param>
    /// <param name="docIds">Each document once, in the order in which it is to stand.</param>
    public void MoveTo(StoredFieldsWriter target, ReadOnlySpan<int> docIds)
    {
        _data.Dispose();
        using (var input = _directory.OpenInput(_name))
        {
            foreach (var docId in docIds)
            {
                var start = docId == 0 ? 0 : _ends[docId - 1];
                target.AddSerialized(input.SpanAt(start, (int)(_ends[docId] - start)), _fieldCounts[docId]);
            }
        }

        _directory.DeleteFile(_name);
    }

    /// <summary>Closes the file. Without <see cref="MoveTo"/> it is the caller's to delete, as all files of a segment that is given up.</summary>
    public override void Dispose() => _data.Dispose();

    private protected override void EndDocument(int lengthBytes, int fieldCount)
    {
        _data.WriteBytes(Documents.WrittenSpan);
        Documents.Reset();
        _ends.Add(_data.Position);
        _fieldCounts.Add(fieldCount);
    }
}
