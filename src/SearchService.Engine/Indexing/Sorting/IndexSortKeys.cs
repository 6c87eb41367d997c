using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Indexing;

/// <summary>The keys by which the documents of a segment are sorted: a number for each key and document. Documents stand in
/// ascending order of them; those with equal keys stay as they came.</summary>
internal sealed class IndexSortKeys
{
    private readonly IReadOnlyList<IndexSortField> _sort;
    private readonly long[][] _columns;

    /// <summary>Keys of documents that have no values yet.</summary>
    /// <param name="sort">All by NUMERIC columns.</param>
    /// <param name="maxDoc">The segment's documents.</param>
    public IndexSortKeys(IReadOnlyList<IndexSortField> sort, int maxDoc)
    {
        _sort = sort;
        _columns = new long[sort.Count][];
        for (var key = 0; key < _columns.Length; key++)
        {
            _columns[key] = new long[maxDoc];
            Array.Fill(_columns[key], sort[key].OrderOf(null));
        }
    }

    /// <summary>The keys of a segment that was written.</summary>
    public static IndexSortKeys Read(IReadOnlyList<IndexSortField> sort, LeafReader segment)
    {
        var keys = new IndexSortKeys(sort, segment.MaxDoc);
        for (var key = 0; key < sort.Count; key++)
        {
            if (segment.GetNumericDocValues(sort[key].Field) is { } column)
            {
                for (var doc = column.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = column.NextDoc())
                {
                    keys.Set(key, doc, column.LongValue);
                }
            }
        }

        return keys;
    }

    /// <summary>Notes a document's value in the column of a key.</summary>
    public void Set(int key, int docId, long value) => _columns[key][docId] = _sort[key].OrderOf(value);

    /// <summary>Orders a document of this segment and one of another (or the same); 0 when their keys are equal.</summary>
    public int Compare(int docId, IndexSortKeys other, int otherDocId)
    {
        for (var key = 0; key < _columns.Length; key++)
        {
            var order = _columns[key][docId].CompareTo(other._columns[key][otherDocId]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
