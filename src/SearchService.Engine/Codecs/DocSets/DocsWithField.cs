using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Which documents of a segment have a value in a column, and the index of each one's value. Immutable and safe for
/// use by several threads. <see cref="DocsWithFieldFormat"/> draws the bytes.</summary>
public sealed class DocsWithField
{
    private readonly IndexedDisiReader? _some;

    private DocsWithField(int count, int maxDoc, IndexedDisiReader? some)
    {
        Count = count;
        MaxDoc = maxDoc;
        _some = some;
    }

    /// <summary>How many documents have a value.</summary>
    public int Count { get; }

    /// <summary>Documents in the segment.</summary>
    public int MaxDoc { get; }

    /// <summary>True when every document has a value: then a value's index is its document's id.</summary>
    public bool IsAll => _some is null && Count == MaxDoc;

    /// <summary>The set on disk; null when all documents have a value, or none.</summary>
    internal IndexedDisiReader? Some => _some;

    /// <summary>The index of a document's value, or -1 when it has none. Any order of calls is legal.</summary>
    public int IndexOf(int docId) => _some is not null ? _some.IndexOf(docId) : (uint)docId < (uint)Count ? docId : -1;

    /// <summary>A new cursor over the documents that have a value.</summary>
    public DocsWithFieldCursor OpenCursor() => new(this);

    /// <summary>Opens what <paramref name="header"/> describes.</summary>
    /// <param name="header">From the metadata.</param>
    /// <param name="data">The data file.</param>
    /// <param name="count">From the metadata: how many documents have a value.</param>
    /// <param name="maxDoc">Documents in the segment.</param>
    /// <exception cref="CorruptIndexException">The count contradicts the group or the set.</exception>
    public static DocsWithField Open(DocsWithFieldHeader header, IndexInput data, int count, int maxDoc)
    {
        var possible = header.Offset switch
        {
            DocsWithFieldFormat.None => count == 0,
            DocsWithFieldFormat.All => count == maxDoc,
            _ => count > 0 && count <= maxDoc,
        };
        if (!possible)
        {
            CorruptIndexException.Throw($"{count} of {maxDoc} documents have a value, but the offset of their set is {header.Offset}", data.Name);
        }

        if (header.Offset < 0)
        {
            return new DocsWithField(count, maxDoc, null);
        }

        var slice = data.Slice("documents with a value", header.Offset, header.Length);
        return new DocsWithField(count, maxDoc, new IndexedDisiReader(slice, header.RankPower, count, maxDoc));
    }
}
