using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents that hold a term; scored by BM25.</summary>
public sealed class TermQuery : Query
{
    public TermQuery(Term term) => Term = term;

    public Term Term { get; }

    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) =>
        new TermWeight(this, searcher, scoreMode, boost);

    public override bool Equals(Query? other) => other is TermQuery query && query.Term.Equals(Term);

    public override int GetHashCode() => HashCode.Combine(nameof(TermQuery), Term);

    public override string ToString() => Term.ToString();
}
