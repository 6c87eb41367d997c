using System.Globalization;

namespace SearchService.Engine.Search;

/// <summary>Another query with its scores multiplied.</summary>
public sealed class BoostQuery : Query
{
    /// <param name="inner">The query.</param>
    /// <param name="boost">The factor: finite, not negative.</param>
    public BoostQuery(Query inner, float boost)
    {
        if (!float.IsFinite(boost) || boost < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(boost), boost, "must be finite and not negative");
        }

        Inner = inner;
        Boost = boost;
    }

    public Query Inner { get; }

    public float Boost { get; }

    public override Query Rewrite(IndexSearcher searcher)
    {
        if (Boost == 1)
        {
            return Inner;
        }

        if (Inner is BoostQuery nested)
        {
            return new BoostQuery(nested.Inner, Boost * nested.Boost);
        }

        if (Boost == 0 && Inner is not ConstantScoreQuery)
        {
            return new BoostQuery(new ConstantScoreQuery(Inner), 0);
        }

        var inner = Inner.Rewrite(searcher);
        return ReferenceEquals(inner, Inner) ? this : new BoostQuery(inner, Boost);
    }

    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) =>
        Inner.CreateWeight(searcher, scoreMode, Boost * boost);

    public override bool Equals(Query? other) => other is BoostQuery query && query.Boost.Equals(Boost) && query.Inner.Equals(Inner);

    public override int GetHashCode() => HashCode.Combine(nameof(BoostQuery), Inner, Boost);

    public override string ToString()
    {
        var inner = Inner is BooleanQuery ? $"({Inner})" : Inner.ToString();
        return $"{inner}^{Boost.ToString("R", CultureInfo.InvariantCulture)}";
    }
}
