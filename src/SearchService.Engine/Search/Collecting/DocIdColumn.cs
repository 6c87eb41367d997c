using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>Keys that are document ids of the whole index.</summary>
internal sealed class DocIdColumn : SortColumn
{
    private readonly long _sign;
    private int _docBase;

    public DocIdColumn(bool descending) => _sign = descending ? -1 : 1;

    public override void StartLeaf(LeafReaderContext context) => _docBase = context.DocBase;

    public override void FillRanks(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores, Span<long> ranks)
    {
        for (var i = 0; i < docIds.Length; i++)
        {
            ranks[i] = _sign * (_docBase + docIds[i]);
        }
    }

    public override SortKey GetKey(int docId, float score) => new(_sign * (_docBase + docId), false);

    public override SortKey Find(IndexReader reader, ScoreDoc hit) => new(_sign * hit.DocId, false);

    public override long? GetValue(SortKey key) => key.Rank * _sign;
}
