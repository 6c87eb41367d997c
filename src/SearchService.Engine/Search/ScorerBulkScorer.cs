using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>Batches out of a scorer, document at a time.</summary>
internal sealed class ScorerBulkScorer : BulkScorer
{
    // Ids a batch may span: keeps the work of one batch bounded when matches are rare but candidates are not.
    private const int MaxSpan = 1 << 16;

    private readonly Scorer _scorer;

    public ScorerBulkScorer(Scorer scorer) => _scorer = scorer;

    public override bool NextBatch(HitBatch hits)
    {
        var first = _scorer.DocId < 0 ? _scorer.NextDoc() : _scorer.DocId;
        if (first == DocIdSetIterator.NoMoreDocs)
        {
            hits.Count = 0;
            return false;
        }

        var endExclusive = (int)Math.Min((long)first + MaxSpan, DocIdSetIterator.NoMoreDocs);
        hits.Count = _scorer.Fill(hits.DocIds, hits.Scores, endExclusive);
        return true;
    }
}
