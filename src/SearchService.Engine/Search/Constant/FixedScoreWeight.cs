using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The documents of another weight, all with the same score.</summary>
internal sealed class FixedScoreWeight : Weight
{
    private readonly Weight _inner;
    private readonly float _score;

    public FixedScoreWeight(Query query, Weight inner, float score)
        : base(query)
    {
        _inner = inner;
        _score = score;
    }

    public override Scorer? GetScorer(LeafReaderContext context)
    {
        var scorer = _inner.GetScorer(context);
        return scorer is null ? null : new FixedScoreScorer(scorer, _score);
    }

    public override int Count(LeafReaderContext context) => _inner.Count(context);

    internal override void Collect(IndexSearcher searcher, LeafReaderContext context, FixedBitSet matches) =>
        _inner.Collect(searcher, context, matches);

    internal override LeafRanking? GetRanking(LeafReaderContext context) => new() { Constant = _score, NeedsMatches = true };

    public override Explanation Explain(LeafReaderContext context, int docId) =>
        _inner.Explain(context, docId).IsMatch
            ? Explanation.Match(_score, Query.ToString())
            : Explanation.NoMatch(Query.ToString());
}
