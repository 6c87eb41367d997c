using System.Buffers.Binary;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The norms of one field of a segment. Immutable and safe for use by several threads. <see cref="NormsFormat"/>
/// draws the bytes.</summary>
public sealed class NormsColumnReader
{
    private readonly int _bytesPerNorm;
    private readonly long _constant;

    // Null when all norms are equal.
    private readonly IndexInput? _values;

    private NormsColumnReader(DocsWithField docs, int bytesPerNorm, long constant, IndexInput? values)
    {
        Docs = docs;
        _bytesPerNorm = bytesPerNorm;
        _constant = constant;
        _values = values;
    }

    /// <summary>The documents in which the field occurs.</summary>
    public DocsWithField Docs { get; }

    /// <summary>The norms of all documents, one unsigned byte each, when they are stored that way: every document has the
    /// field, and the norms take a byte each. Otherwise empty; <see cref="Fill"/> serves then. Not copied, valid as long as
    /// the reader is open.</summary>
    public ReadOnlySpan<byte> DenseBytes => Docs.IsAll && _bytesPerNorm == 1 ? _values!.SpanAt(0, Docs.Count) : default;

    /// <summary>The norms of the documents with the field, by index, where each takes a byte; otherwise empty.</summary>
    internal ReadOnlySpan<byte> BytesByIndex => _bytesPerNorm == 1 ? _values!.SpanAt(0, Docs.Count) : default;

    /// <summary>The norm of the document that has this index among those with the field.</summary>
    public long GetByIndex(int index) => _bytesPerNorm switch
    {
        1 => (sbyte)_values!.SpanAt(index, 1)[0],
        0 => _constant,
        2 => BinaryPrimitives.ReadInt16BigEndian(_values!.SpanAt((long)index * 2, 2)),
        4 => BinaryPrimitives.ReadInt32BigEndian(_values!.SpanAt((long)index * 4, 4)),
        _ => BinaryPrimitives.ReadInt64BigEndian(_values!.SpanAt((long)index * 8, 8)),
    };

    /// <summary>Fills in the norms of the documents [startDocId, startDocId + norms.Length), the lowest byte of each; 0 where a
    /// document does not have the field.</summary>
    public void Fill(int startDocId, Span<byte> norms)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startDocId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(norms.Length, Docs.MaxDoc - startDocId);
        if (!DenseBytes.IsEmpty)
        {
            DenseBytes.Slice(startDocId, norms.Length).CopyTo(norms);
            return;
        }

        norms.Clear();
        var docs = Docs.OpenCursor();
        for (var docId = docs.Advance(startDocId); docId < startDocId + norms.Length; docId = docs.NextDoc())
        {
            norms[docId - startDocId] = (byte)GetByIndex(docs.Index);
        }
    }

    /// <summary>A new cursor over the norms, each sign-extended.</summary>
    public NumericDocValues OpenCursor() => new NormsCursor(this);

    /// <summary>Reads an entry behind its field number, and moves behind it.</summary>
    /// <exception cref="CorruptIndexException">The entry contradicts itself, the data file or the number of documents.</exception>
    internal static NormsColumnReader Read(IndexInput meta, IndexInput data, int maxDoc)
    {
        var header = DocsWithFieldHeader.Read(meta);
        var count = meta.ReadInt();
        var docs = DocsWithField.Open(header, data, count, maxDoc);
        int bytesPerNorm = meta.ReadByte();
        var constantOrOffset = meta.ReadLong();
        if (bytesPerNorm is not (0 or 1 or 2 or 4 or 8))
        {
            CorruptIndexException.Throw($"{bytesPerNorm} bytes per norm before offset {meta.Position}, expected 0, 1, 2, 4 or 8", meta.Name);
        }

        return bytesPerNorm == 0
            ? new NormsColumnReader(docs, 0, constantOrOffset, null)
            : new NormsColumnReader(docs, bytesPerNorm, 0, data.Slice("norms", constantOrOffset, (long)count * bytesPerNorm));
    }
}
