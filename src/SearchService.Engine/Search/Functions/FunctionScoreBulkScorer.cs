namespace SearchService.Engine.Search;

/// <summary>Another source's batches, their scores multiplied.</summary>
internal sealed class FunctionScoreBulkScorer : BulkScorer
{
    private readonly BulkScorer _inner;
    private readonly LeafFactors _factors;
    private readonly long[] _values = new long[HitBatch.Capacity];

    public FunctionScoreBulkScorer(BulkScorer inner, LeafFactors factors)
    {
        _inner = inner;
        _factors = factors;
    }

    public override bool NextBatch(HitBatch hits)
    {
        if (!_inner.NextBatch(hits))
        {
            return false;
        }

        if (!hits.Scores.IsEmpty)
        {
            _factors.Multiply(hits.DocIds[..hits.Count], hits.Scores, _values);
        }

        return true;
    }
}
