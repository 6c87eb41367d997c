namespace SearchService.Engine.Search;

/// <summary>Another source's batches, their scores multiplied. Hits that cannot rise above the batch's floor are passed over,
/// without a look at their document's number.</summary>
internal sealed class FunctionScoreBulkScorer : BulkScorer
{
    private readonly BulkScorer _inner;
    private readonly LeafFactors _factors;
    private readonly long[] _values = new long[HitBatch.Capacity];

    // The hits that may rise above the floor: where they are in the batch, their documents and scores.
    private readonly int[] _places = new int[HitBatch.Capacity];
    private readonly int[] _docIds = new int[HitBatch.Capacity];
    private readonly float[] _scores = new float[HitBatch.Capacity];

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
            Multiply(hits.DocIds[..hits.Count], hits.Scores[..hits.Count], _factors.ScoreFloor(floor));
        }

        return isMore;
    }

    private void Multiply(ReadOnlySpan<int> docIds, Span<float> scores, float floor)
    {
        if (floor < 0)
        {
            _factors.Multiply(docIds, scores, _values);
            return;
        }

        var count = 0;
        for (var i = ScoreScan.NextAbove(scores, 0, floor); i < scores.Length; i = ScoreScan.NextAbove(scores, i + 1, floor))
        {
            _places[count] = i;
            _docIds[count] = docIds[i];
            _scores[count++] = scores[i];
        }

        scores.Fill(float.NegativeInfinity);
        _factors.Multiply(_docIds.AsSpan(0, count), _scores.AsSpan(0, count), _values);
        for (var i = 0; i < count; i++)
        {
            scores[_places[i]] = _scores[i];
        }
    }
}
