using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Indexing;

/// <summary>Where the documents of a merged segment's source went: live documents keep their order and close the gaps.</summary>
internal sealed class DocMap
{
    private readonly int[]? _newDocIds;
    private readonly int _docBase;

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

    public LeafReader Source { get; }

    public FixedBitSet? LiveDocs => Source.LiveDocs;

    /// <summary>The merged segment's id of a document of the source, or -1 when it was deleted.</summary>
    public int this[int docId] => _newDocIds is null ? _docBase + docId : _newDocIds[docId];
}
