using SearchService.Engine.Search;
using SearchService.Engine.Util;

namespace SearchService.Testing;

/// <summary>A scorer that checks its contract on both sides: how it is used, and what the wrapped one answers. It is moved
/// itself; <see cref="AssertingTwoPhase"/> checks the other way of use.</summary>
public sealed class AssertingScorer : Scorer
{
    private readonly Scorer _inner;
    private readonly IterationContract _contract;

    /// <param name="inner">A scorer before its first document.</param>
    public AssertingScorer(Scorer inner)
    {
        _inner = inner;
        _contract = new IterationContract(inner.GetType().Name, inner);
    }

    public override int DocId => _contract.Check(_inner.DocId);

    public override long Cost => _inner.Cost;

    public override int NextDoc() => _contract.NextDoc();

    public override int Advance(int target) => _contract.Advance(target);

    public override float Score()
    {
        _contract.RequireDocument();
        var score = _inner.Score();
        _contract.Require(score >= 0 && float.IsFinite(score), $"score {score} of {DocId}");
        _contract.Require(score.Equals(_inner.Score()), $"another score of {DocId} when asked again");
        return score;
    }

    public override int Fill(Span<int> docIds, int endExclusive) =>
        _contract.Fill(docIds, endExclusive, (ids, end) => _inner.Fill(ids, end));

    public override int Fill(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        _contract.Require(scores.IsEmpty || scores.Length == docIds.Length, "spans of different lengths");
        var copy = new float[scores.Length];
        var count = _contract.Fill(docIds, endExclusive, (ids, end) => _inner.Fill(ids, copy, end));
        copy.AsSpan(0, scores.IsEmpty ? 0 : count).CopyTo(scores);
        return count;
    }

    public override void IntoBitSet(FixedBitSet set, int endExclusive) => _contract.IntoBitSet(set, endExclusive);
}
