using SearchService.Engine.Model;

namespace SearchService.Engine.Codecs;

/// <summary>A cursor over the documents that have a value in a column, with the index of each one's value. One thread at a time.</summary>
public sealed class DocsWithFieldCursor : DocIdSetIterator
{
    private readonly IndexedDisi? _some;

    // Without a set, the documents are [0, _count).
    private readonly int _count;
    private int _docId = -1;

    internal DocsWithFieldCursor(DocsWithField docs)
    {
        _count = docs.Count;
        _some = docs.Some is { } some ? new IndexedDisi(some) : null;
    }

    /// <inheritdoc/>
    public override int DocId => _some is null ? _docId : _some.DocId;

    /// <summary>The index of the current document's value. Only on a document that has one.</summary>
    public int Index => _some is null ? _docId : _some.Index;

    /// <inheritdoc/>
    public override long Cost => _count;

    /// <inheritdoc/>
    public override int NextDoc() => _some is not null ? _some.NextDoc() : _docId == NoMoreDocs ? NoMoreDocs : MoveTo(_docId + 1);

    /// <inheritdoc/>
    public override int Advance(int target) => _some is not null ? _some.Advance(target) : MoveTo(target);

    /// <summary>Moves to exactly this document, which must be ≥ the current one; false when it has no value.</summary>
    public bool AdvanceExact(int target)
    {
        if (_some is not null)
        {
            return _some.AdvanceExact(target);
        }

        _docId = target;
        return target < _count;
    }

    private int MoveTo(int target) => _docId = target < _count ? target : NoMoreDocs;
}
