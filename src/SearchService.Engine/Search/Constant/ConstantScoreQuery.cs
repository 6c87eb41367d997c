namespace SearchService.Engine.Search;

/// <summary>The documents of another query, each with the score 1 × boost.</summary>
public sealed class ConstantScoreQuery : Query
{
    public ConstantScoreQuery(Query inner) => Inner = inner;

    public Query Inner { get; }

    public override Query Rewrite(IndexSearcher searcher)
    {
        var inner = Inner.Rewrite(searcher);
        return inner switch
        {
            ConstantScoreQuery => inner,
            BoostQuery boosted => new ConstantScoreQuery(boosted.Inner),
            _ when ReferenceEquals(inner, Inner) => this,
            _ => new ConstantScoreQuery(inner),
        };
    }

    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
    {
        var inner = Inner.CreateWeight(searcher, ScoreMode.CompleteNoScores, 1);
        return scoreMode == ScoreMode.CompleteNoScores ? inner : new FixedScoreWeight(this, inner, boost);
    }

    public override bool Equals(Query? other) => other is ConstantScoreQuery query && query.Inner.Equals(Inner);

    public override int GetHashCode() => HashCode.Combine(nameof(ConstantScoreQuery), Inner);

    public override string ToString() => $"ConstantScore({Inner})";
}
