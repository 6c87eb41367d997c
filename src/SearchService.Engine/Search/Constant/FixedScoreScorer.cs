using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Another scorer's matches, all with the same score.</summary>
internal sealed class FixedScoreScorer : FilterScorer
{
    private readonly float _score;

    public FixedScoreScorer(Scorer matches, float score)
        : base(matches) => _score = score;

    public override float Score() => _score;

    public override int Fill(Span<int> docIds, int endExclusive) => Inner.Fill(docIds, endExclusive);

    public override void IntoBitSet(FixedBitSet set, int endExclusive) => Inner.IntoBitSet(set, endExclusive);

    public override int Fill(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        var count = Inner.Fill(docIds, endExclusive);
        if (!scores.IsEmpty)
        {
            scores[..count].Fill(_score);
        }

        return count;
    }
}
