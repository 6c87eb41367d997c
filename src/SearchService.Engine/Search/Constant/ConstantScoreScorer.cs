using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Documents that all have the same score.</summary>
internal sealed class ConstantScoreScorer : Scorer
{
    private readonly DocIdSetIterator _documents;
    private readonly float _score;

    public ConstantScoreScorer(DocIdSetIterator documents, float score)
    {
        _documents = documents;
        _score = score;
    }

    internal override FixedBitSet? KnownDocuments => (_documents as BitSetIterator)?.Set;

    public override DocIdSetIterator Approximation => _documents;

    public override int DocId => _documents.DocId;

    public override long Cost => _documents.Cost;

    public override int NextDoc() => _documents.NextDoc();

    public override int Advance(int target) => _documents.Advance(target);

    public override float Score() => _score;

    public override int Fill(Span<int> docIds, int endExclusive) => _documents.Fill(docIds, endExclusive);

    public override void IntoBitSet(FixedBitSet set, int endExclusive) => _documents.IntoBitSet(set, endExclusive);

    public override int Fill(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        var count = _documents.Fill(docIds, endExclusive);
        if (!scores.IsEmpty)
        {
            scores[..count].Fill(_score);
        }

        return count;
    }
}
