using System.Globalization;

namespace SearchService.Engine.Search;

/// <summary>Another query with each score multiplied by a factor of the document, in double precision:
/// (float)((double)score × factor × boost), where the inner query is scored with boost 1.</summary>
public sealed class FunctionScoreQuery : Query
{
    /// <exception cref="ArgumentOutOfRangeException">The factor's weight or pivot is negative or not finite.</exception>
    public FunctionScoreQuery(Query inner, SaturationFactor factor)
    {
        if (!double.IsFinite(factor.Weight) || factor.Weight < 0 || !double.IsFinite(factor.Pivot) || factor.Pivot < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "weight and pivot must be finite and not negative");
        }

        Inner = inner;
        Factor = factor;
    }

    public Query Inner { get; }

    public SaturationFactor Factor { get; }

    public override Query Rewrite(IndexSearcher searcher)
    {
        var inner = Inner.Rewrite(searcher);
        return ReferenceEquals(inner, Inner) ? this : new FunctionScoreQuery(inner, Factor);
    }

    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
    {
        var inner = Inner.CreateWeight(searcher, scoreMode, 1);
        return scoreMode == ScoreMode.CompleteNoScores ? inner : new FunctionScoreWeight(this, inner, boost);
    }

    public override bool Equals(Query? other) =>
        other is FunctionScoreQuery query && query.Factor.Equals(Factor) && query.Inner.Equals(Inner);

    public override int GetHashCode() => HashCode.Combine(nameof(FunctionScoreQuery), Inner, Factor);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"({Inner}) × (1 + {Factor.Weight} {Factor.Field} / ({Factor.Field} + {Factor.Pivot}))");
}
