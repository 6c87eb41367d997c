using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>A <see cref="FunctionScoreQuery"/> bound to an index.</summary>
internal sealed class FunctionScoreWeight : Weight
{
    private readonly Weight _inner;
    private readonly SaturationFactor _factor;
    private readonly float _boost;

    public FunctionScoreWeight(FunctionScoreQuery query, Weight inner, float boost)
        : base(query)
    {
        _inner = inner;
        _factor = query.Factor;
        _boost = boost;
    }

    public override Scorer? GetScorer(LeafReaderContext context)
    {
        var inner = _inner.GetScorer(context);
        return inner is null ? null : new FunctionScoreScorer(inner, Values(context));
    }

    internal override Scorer? GetMatcher(LeafReaderContext context) => _inner.GetMatcher(context);

    public override BulkScorer? GetBulkScorer(LeafReaderContext context)
    {
        var inner = _inner.GetBulkScorer(context);
        return inner is null ? null : new FunctionScoreBulkScorer(inner, Values(context));
    }

    public override int Count(LeafReaderContext context) => _inner.Count(context);

    internal override void Collect(IndexSearcher searcher, LeafReaderContext context, FixedBitSet matches) =>
        _inner.Collect(searcher, context, matches);

    internal override TermHits? GetTermHits(LeafReaderContext context, long maxDocFreq) =>
        _inner.GetTermHits(context, maxDocFreq) is { Factors: null } hits ? hits with { Factors = Values(context) } : null;

    internal override LeafRanking? GetRanking(LeafReaderContext context)
    {
        var inner = _inner.GetRanking(context);
        if (inner is null || inner.IsNothing)
        {
            return inner;
        }

        var factors = Values(context);
        return inner.Factors is null && factors.IsMonotonic ? inner with { Factors = factors } : null;
    }

    public override Explanation Explain(LeafReaderContext context, int docId)
    {
        var inner = _inner.Explain(context, docId);
        if (!inner.IsMatch)
        {
            return inner;
        }

        var values = Values(context);
        return Explanation.Match(
            values.Multiply(docId, inner.Value),
            "product of:",
            inner,
            Explanation.Match((float)values.GetFactor(docId), $"1 + {_factor.Weight} q / (q + {_factor.Pivot}), q = {_factor.Field}"),
            Explanation.Match(_boost, "boost"));
    }

    private LeafFactors Values(LeafReaderContext context) =>
        new(context.Reader.GetNumericDocValues(_factor.Field), _factor, _boost);
}
