using SearchService.Engine.Model;

namespace SearchService.Engine.Segments;

/// <summary>A set of segments read as one index: global document ids run from 0 to MaxDoc - 1 over the segments in order.</summary>
public class IndexReader
{
    private readonly LeafReaderContext[] _leaves;

    /// <param name="leaves">The segments, in order.</param>
    public IndexReader(IEnumerable<LeafReader> leaves)
    {
        var docBase = 0;
        var contexts = new List<LeafReaderContext>();
        foreach (var leaf in leaves)
        {
            contexts.Add(new LeafReaderContext(leaf, contexts.Count, docBase));
            docBase = checked(docBase + leaf.MaxDoc);
            NumDocs += leaf.NumDocs;
        }

        _leaves = [.. contexts];
        MaxDoc = docBase;
    }

    public IReadOnlyList<LeafReaderContext> Leaves => _leaves;

    /// <summary>Document slots, deleted ones included.</summary>
    public int MaxDoc { get; }

    /// <summary>Documents that are not deleted.</summary>
    public int NumDocs { get; }

    /// <summary>The segment that holds a global document id.</summary>
    public LeafReaderContext LeafOf(int globalDocId)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)globalDocId, (uint)MaxDoc);
        var low = 0;
        var high = _leaves.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (_leaves[middle].DocBase <= globalDocId)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return _leaves[low];
    }

    /// <summary>Shows the stored fields of a document to a visitor.</summary>
    public void VisitDocument(int globalDocId, StoredFieldVisitor visitor)
    {
        var leaf = LeafOf(globalDocId);
        leaf.Reader.VisitDocument(globalDocId - leaf.DocBase, visitor);
    }
}
