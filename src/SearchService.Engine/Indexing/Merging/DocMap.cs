using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Where the documents of a merged segment's source went: live documents keep their order among each other.</summary>
internal sealed class DocMap
{
    private readonly int[]? _newDocIds;
    private readonly int _docBase;

    /// <summary>Live documents close the gaps, and stand in a row.</summary>
    /// <param name="source">The segment that is merged, with the deletions that the merge sees.</param>
    /// <param name="docBase">The merged segment's id of the source's first live document.</param>
    public DocMap(LeafReader source, int docBase)
    {
        _docBase = docBase;
        Source = source;
        if (source.LiveDocs is { } live)
        {
            _newDocIds = new int[source.MaxDoc];
            for (var doc = 0; doc < _newDocIds.Length; doc++)
            {
                _newDocIds[doc] = live.Get(doc) ? docBase++ : -1;
            }
        }
    }

    private DocMap(LeafReader source, int[] newDocIds)
    {
        Source = source;
        _newDocIds = newDocIds;
    }

    public LeafReader Source { get; }

    /// <summary>The merged segment's id of a document of the source, or -1 when it was deleted.</summary>
    public int this[int docId] => _newDocIds is null ? _docBase + docId : _newDocIds[docId];

    /// <summary>The maps of a merge without an index sort: source after source.</summary>
    public static DocMap[] Concatenate(IReadOnlyList<LeafReader> sources)
    {
        var maps = new DocMap[sources.Count];
        var docBase = 0;
        for (var i = 0; i < maps.Length; i++)
        {
            maps[i] = new DocMap(sources[i], docBase);
            docBase += sources[i].NumDocs;
        }

        return maps;
    }

    /// <summary>The maps of a merge with an index sort, by which the sources are sorted already: of equal documents, an earlier
    /// source's stand first.</summary>
    public static DocMap[] Interleave(IReadOnlyList<LeafReader> sources, IReadOnlyList<IndexSortField> sort)
    {
        var heads = new BinaryHeap<Head, ByKeysThenOrd>(sources.Count, default);
        var newDocIds = new int[sources.Count][];
        for (var ord = 0; ord < newDocIds.Length; ord++)
        {
            newDocIds[ord] = new int[sources[ord].MaxDoc];
            Array.Fill(newDocIds[ord], -1);
            var head = new Head(ord, sources[ord], IndexSortKeys.Read(sort, sources[ord]));
            if (head.Next())
            {
                heads.Push(head);
            }
        }

        for (var newDoc = 0; heads.Count > 0; newDoc++)
        {
            var head = heads.Top;
            newDocIds[head.Ord][head.DocId] = newDoc;
            if (head.Next())
            {
                heads.UpdateTop();
            }
            else
            {
                heads.Pop();
            }
        }

        return [.. sources.Select((source, ord) => new DocMap(source, newDocIds[ord]))];
    }

    /// <summary>A source and its first live document that has no place yet.</summary>
    private sealed class Head(int ord, LeafReader source, IndexSortKeys keys)
    {
        public int Ord { get; } = ord;

        public IndexSortKeys Keys { get; } = keys;

        public int DocId { get; private set; } = -1;

        public bool Next()
        {
            do
            {
                DocId++;
            }
            while (DocId < source.MaxDoc && source.LiveDocs?.Get(DocId) == false);

            return DocId < source.MaxDoc;
        }
    }

    private readonly struct ByKeysThenOrd : IComparer<Head>
    {
        public int Compare(Head? x, Head? y)
        {
            var order = x!.Keys.Compare(x.DocId, y!.Keys, y.DocId);
            return order != 0 ? order : x.Ord - y.Ord;
        }
    }
}
