namespace SearchService.Engine.Search;

/// <summary>What is searched for. Immutable, and equal by value: two queries that are equal match the same documents with the same
/// scores in the same index, so that a query can be the key of a cache.</summary>
public abstract class Query : IEquatable<Query>
{
    /// <summary>A simpler query that means the same, or this one when there is none. The searcher repeats it until nothing changes.</summary>
    /// <param name="searcher">Whose index and deadline count.</param>
    /// <exception cref="QueryTimeoutException">The deadline has passed while the index was asked what the query stands for.</exception>
    public virtual Query Rewrite(IndexSearcher searcher) => this;

    /// <summary>Binds the query to an index: looks up statistics, which scores depend on. Only on a query that
    /// <see cref="IndexSearcher.Rewrite"/> gave.</summary>
    /// <param name="searcher">Whose statistics and similarity count.</param>
    /// <param name="scoreMode">Whether scores will be asked for.</param>
    /// <param name="boost">The product of the enclosing boosts; 1 at the top.</param>
    public virtual Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) =>
        throw new NotSupportedException($"{GetType().Name} must be rewritten before it is searched");

    public abstract bool Equals(Query? other);

    public sealed override bool Equals(object? obj) => Equals(obj as Query);

    public abstract override int GetHashCode();

    /// <summary>The query in Lucene's notation, for people: field:term, +required -excluded, "a phrase"~slop, query^boost.</summary>
    public abstract override string ToString();
}
