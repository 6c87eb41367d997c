using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>A NUMERIC column of a segment: values in any order of documents, and many at once. Immutable and safe for use by
/// several threads.</summary>
public sealed class NumericColumnReader
{
    private const int ChunkValues = 128;

    private NumericColumnReader(DocsWithField docs, NumericValues values)
    {
        Docs = docs;
        Values = values;
    }

    /// <summary>The documents that have a value.</summary>
    public DocsWithField Docs { get; }

    /// <summary>The values by their index among those documents.</summary>
    public NumericValues Values { get; }

    /// <summary>The value of a document; false when it has none.</summary>
    public bool TryGet(int docId, out long value)
    {
        var index = Docs.IndexOf(docId);
        value = index < 0 ? 0 : Values.Get(index);
        return index >= 0;
    }

    /// <summary>Fills in the values of the documents [startDocId, startDocId + values.Length), and
    /// <paramref name="missing"/> where a document has none.</summary>
    public void Fill(int startDocId, Span<long> values, long missing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startDocId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Length, Docs.MaxDoc - startDocId);
        if (Docs.IsAll)
        {
            Values.Fill(startDocId, values);
            return;
        }

        values.Fill(missing);
        var docs = Docs.OpenCursor();
        var docId = docs.Advance(startDocId);
        var endDocId = startDocId + values.Length;
        Span<long> buffer = stackalloc long[ChunkValues];
        while (docId < endDocId)
        {
            // Documents with a value have neighbouring indexes: decode ahead, as far as there can be documents.
            var index = docs.Index;
            var chunk = buffer[..Math.Clamp(Math.Min(Docs.Count - index, endDocId - docId), 1, ChunkValues)];
            Values.Fill(index, chunk);
            for (var i = 0; i < chunk.Length && docId < endDocId; i++)
            {
                values[docId - startDocId] = chunk[i];
                docId = docs.NextDoc();
            }
        }
    }

    /// <summary>A new cursor.</summary>
    public NumericDocValues OpenCursor() => new NumericColumnCursor(this);

    /// <summary>Reads an entry behind its type, and moves behind it.</summary>
    /// <exception cref="CorruptIndexException">The entry contradicts itself, the data file or the number of documents.</exception>
    internal static NumericColumnReader Read(IndexInput meta, IndexInput data, int maxDoc)
    {
        var header = DocsWithFieldHeader.Read(meta);
        var values = NumericValuesMeta.Read(meta);
        if (values.Count > maxDoc)
        {
            CorruptIndexException.Throw($"{values.Count} values for {maxDoc} documents before offset {meta.Position}", meta.Name);
        }

        return new NumericColumnReader(DocsWithField.Open(header, data, (int)values.Count, maxDoc), new NumericValues(values, data));
    }
}
