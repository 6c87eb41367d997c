using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Another scorer's matches, their scores multiplied.</summary>
internal sealed class FunctionScoreScorer : Scorer
{
    private readonly Scorer _inner;
    private readonly LeafFactors _factors;

    public FunctionScoreScorer(Scorer inner, LeafFactors factors)
    {
        _inner = inner;
        _factors = factors;
    }

    public override DocIdSetIterator Approximation => _inner.Approximation;

    public override float MatchCost => _inner.MatchCost;

    public override int DocId => _inner.DocId;

    public override long Cost => _inner.Cost;

    public override bool Matches() => _inner.Matches();

    public override int NextDoc() => _inner.NextDoc();

    public override int Advance(int target) => _inner.Advance(target);

    public override float Score() => _factors.Multiply(_inner.DocId, _inner.Score());

    public override int Fill(Span<int> docIds, int endExclusive) => _inner.Fill(docIds, endExclusive);

    public override void IntoBitSet(FixedBitSet set, int endExclusive) => _inner.IntoBitSet(set, endExclusive);
}
