namespace SearchService.Engine.Search;

/// <summary>Another source's batches, their scores multiplied. Hits that cannot rise above the batch's floor are passed over,
/// without a look at their document's number.</summary>
internal sealed class FunctionScoreBulkScorer : BulkScorer
{
    private readonly BulkScorer _inner;
    private readonly LeafFactors _factors;

    public FunctionScoreBulkScorer(BulkScorer inner, LeafFactors factors)
    {
        _inner = inner;
        _factors = factors;
    }

    public override bool NextBatch(HitBatch hits)
    {
        // The floor is of products: the source's own scores must all be right.
        var floor = hits.ScoreFloor;
        hits.ScoreFloor = float.NegativeInfinity;
        var isMore = _inner.NextBatch(hits);
        hits.ScoreFloor = floor;
        if (isMore && !hits.Scores.IsEmpty)
        {
            Multiply(hits.DocIds[..hits.Count], hits.Scores[..hits.Count], _factors.ScoreFloor(floor), hits.Products);
        }

        return isMore;
    }

    private void Multiply(ReadOnlySpan<int> docIds, Span<float> scores, float floor, ProductBuffers buffers)
    {
        if (floor < 0)
        {
            _factors.Multiply(docIds, scores, buffers.Values);
            return;
        }

        var count = 0;
        for (var i = ScoreScan.NextAbove(scores, 0, floor); i < scores.Length; i = ScoreScan.NextAbove(scores, i + 1, floor))
        {
            buffers.Places[count] = i;
            buffers.DocIds[count] = docIds[i];
            buffers.Scores[count++] = scores[i];
        }

        scores.Fill(float.NegativeInfinity);
        _factors.Multiply(buffers.DocIds.AsSpan(0, count), buffers.Scores.AsSpan(0, count), buffers.Values);
        for (var i = 0; i < count; i++)
        {
            scores[buffers.Places[i]] = buffers.Scores[i];
        }
    }
}
