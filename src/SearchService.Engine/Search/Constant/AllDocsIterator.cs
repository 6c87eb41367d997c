using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Every document of a segment.</summary>
internal sealed class AllDocsIterator : DocIdSetIterator
{
    private readonly int _maxDoc;
    private int _docId = -1;

    public AllDocsIterator(int maxDoc) => _maxDoc = maxDoc;

    public override int DocId => _docId;

    public override long Cost => _maxDoc;

    public override int NextDoc() => MoveTo(_docId == NoMoreDocs ? NoMoreDocs : _docId + 1);

    public override int Advance(int target) => MoveTo(target);

    public override int Fill(Span<int> docIds, int endExclusive)
    {
        var count = Math.Max(0, Math.Min(docIds.Length, Math.Min(endExclusive, _maxDoc) - _docId));
        for (var i = 0; i < count; i++)
        {
            docIds[i] = _docId + i;
        }

        if (count > 0)
        {
            MoveTo(_docId + count);
        }

        return count;
    }

    public override void IntoBitSet(FixedBitSet set, int endExclusive)
    {
        var end = Math.Min(endExclusive, _maxDoc);
        if (_docId < end)
        {
            set.SetRange(_docId, end);
            MoveTo(end);
        }
    }

    private int MoveTo(int docId) => _docId = docId < _maxDoc ? docId : NoMoreDocs;
}
