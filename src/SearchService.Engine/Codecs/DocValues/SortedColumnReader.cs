using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>A SORTED column of a segment: ordinals in any order of documents, and many at once. Immutable and safe for use by
/// several threads.</summary>
public sealed class SortedColumnReader
{
    private SortedColumnReader(DocsWithField docs, OrdinalValues ords, TermsDictionary dictionary)
    {
        Docs = docs;
        Ords = ords;
        Dictionary = dictionary;
    }

    /// <summary>The documents that have a value.</summary>
    public DocsWithField Docs { get; }

    /// <summary>The ordinals by their index among those documents.</summary>
    public OrdinalValues Ords { get; }

    /// <summary>The distinct values.</summary>
    public TermsDictionary Dictionary { get; }

    /// <summary>The ordinal of a document's value, or -1 when it has none.</summary>
    public int OrdOf(int docId)
    {
        var index = Docs.IndexOf(docId);
        return index < 0 ? -1 : Ords.Get(index);
    }

    /// <summary>Fills in the ordinals of the documents [startDocId, startDocId + ords.Length), and -1 where a document has no value.</summary>
    public void Fill(int startDocId, Span<int> ords)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startDocId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ords.Length, Docs.MaxDoc - startDocId);
        if (Docs.IsAll)
        {
            Ords.Fill(startDocId, ords);
            return;
        }

        ords.Fill(-1);
        var docs = Docs.OpenCursor();
        for (var docId = docs.Advance(startDocId); docId < startDocId + ords.Length; docId = docs.NextDoc())
        {
            ords[docId - startDocId] = Ords.Get(docs.Index);
        }
    }

    /// <summary>A new cursor.</summary>
    public SortedDocValues OpenCursor() => new SortedColumnCursor(this);

    /// <summary>Reads an entry behind its type, and moves behind it.</summary>
    /// <exception cref="CorruptIndexException">The entry contradicts itself, the data file or the number of documents.</exception>
    internal static SortedColumnReader Read(IndexInput meta, IndexInput data, int maxDoc)
    {
        var header = DocsWithFieldHeader.Read(meta);
        var count = meta.ReadInt();
        var ords = OrdinalsMeta.Read(meta);
        var dictionary = TermsDictionary.Read(meta, data);
        return new SortedColumnReader(
            DocsWithField.Open(header, data, count, maxDoc), new OrdinalValues(ords, data, count, dictionary.Count), dictionary);
    }
}
