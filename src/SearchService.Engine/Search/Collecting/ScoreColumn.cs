using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>Keys that are scores: the bits of a float that is not negative ascend as the float does.</summary>
internal sealed class ScoreColumn : SortColumn
{
    private readonly long _sign;

    public ScoreColumn(bool descending) => _sign = descending ? -1 : 1;

    public override void StartLeaf(LeafReaderContext context)
    {
    }

    public override void FillRanks(ReadOnlySpan<int> docIds, ReadOnlySpan<float> scores, Span<long> ranks)
    {
        for (var i = 0; i < docIds.Length; i++)
        {
            ranks[i] = _sign * BitConverter.SingleToInt32Bits(scores[i]);
        }
    }

    public override SortKey GetKey(int docId, float score) => new(_sign * BitConverter.SingleToInt32Bits(score), false);

    public override SortKey Find(IndexReader reader, ScoreDoc hit) => float.IsNaN(hit.Score)
        ? throw new ArgumentException($"document {hit.DocId} has no score to begin after", nameof(hit))
        : GetKey(hit.DocId, hit.Score);

    public override long? GetValue(SortKey key) => null;
}
