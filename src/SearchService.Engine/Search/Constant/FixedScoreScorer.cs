using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Another scorer's matches, all with the same score.</summary>
internal sealed class FixedScoreScorer : Scorer
{
    private readonly Scorer _matches;
    private readonly float _score;

    public FixedScoreScorer(Scorer matches, float score)
    {
        _matches = matches;
        _score = score;
    }

    public override DocIdSetIterator Approximation => _matches.Approximation;

    public override float MatchCost => _matches.MatchCost;

    public override int DocId => _matches.DocId;

    public override long Cost => _matches.Cost;

    public override bool Matches() => _matches.Matches();

    public override int NextDoc() => _matches.NextDoc();

    public override int Advance(int target) => _matches.Advance(target);

    public override float Score() => _score;

    public override float GetMaxScore(int upTo) => _score;

    public override int Fill(Span<int> docIds, int endExclusive) => _matches.Fill(docIds, endExclusive);

    public override void IntoBitSet(FixedBitSet set, int endExclusive) => _matches.IntoBitSet(set, endExclusive);

    public override int Fill(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        var count = _matches.Fill(docIds, endExclusive);
        if (!scores.IsEmpty)
        {
            scores[..count].Fill(_score);
        }

        return count;
    }
}
