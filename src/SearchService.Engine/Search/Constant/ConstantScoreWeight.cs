using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>What weights have in common whose documents all score the boost.</summary>
public abstract class ConstantScoreWeight : Weight
{
    /// <param name="query">The query.</param>
    /// <param name="score">The score of every match: the boost.</param>
    protected ConstantScoreWeight(Query query, float score)
        : base(query) => ConstantScore = score;

    protected float ConstantScore { get; }

    internal override LeafRanking? GetRanking(LeafReaderContext context) => new() { Constant = ConstantScore, NeedsMatches = true };

    public override Explanation Explain(LeafReaderContext context, int docId) =>
        ScorerOn(context, docId) is null
            ? Explanation.NoMatch(Query.ToString())
            : Explanation.Match(ConstantScore, Query.ToString());
}
