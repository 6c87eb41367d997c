using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>The documents of a merged segment in their order, each as the source that it comes from and its id there: a cursor.
/// Documents of one source come in ascending order.</summary>
internal sealed class MergeSequence
{
    private readonly BinaryHeap<Head, ByNewDocId> _heads;

    public MergeSequence(IReadOnlyList<DocMap> docMaps)
    {
        _heads = new BinaryHeap<Head, ByNewDocId>(docMaps.Count, default);
        for (var ord = 0; ord < docMaps.Count; ord++)
        {
            var head = new Head(ord, docMaps[ord]);
            if (head.Next())
            {
                _heads.Push(head);
            }
        }
    }

    /// <summary>Which source the current document comes from.</summary>
    public int Source { get; private set; }

    /// <summary>The current document's id in its source.</summary>
    public int DocId { get; private set; }

    /// <summary>Moves to the next document; false at the end.</summary>
    public bool Next()
    {
        if (_heads.Count == 0)
        {
            return false;
        }

        var head = _heads.Top;
        (Source, DocId) = (head.Ord, head.DocId);
        if (head.Next())
        {
            _heads.UpdateTop();
        }
        else
        {
            _heads.Pop();
        }

        return true;
    }

    private sealed class Head(int ord, DocMap docMap)
    {
        public int Ord { get; } = ord;

        public int DocId { get; private set; } = -1;

        public int NewDocId { get; private set; }

        public bool Next()
        {
            while (++DocId < docMap.Source.MaxDoc)
            {
                NewDocId = docMap[DocId];
                if (NewDocId >= 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private readonly struct ByNewDocId : IComparer<Head>
    {
        public int Compare(Head? x, Head? y) => x!.NewDocId - y!.NewDocId;
    }
}
