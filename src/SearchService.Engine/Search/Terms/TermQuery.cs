using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents that hold a term; scored by BM25.</summary>
public sealed class TermQuery : Query
{
    public TermQuery(Term term) => Term = term;

    /// <param name="term">The term.</param>
    /// <param name="docFreq">How many documents it counts as being in, for its score.</param>
    internal TermQuery(Term term, long docFreq)
        : this(term) => DocFreq = docFreq;

    public Term Term { get; }

    /// <summary>How many documents the term counts as being in; null for those it is in.</summary>
    internal long? DocFreq { get; }

    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) =>
        new TermWeight(this, searcher, scoreMode, boost);

    public override bool Equals(Query? other) => other is TermQuery query && query.Term.Equals(Term) && query.DocFreq == DocFreq;

    public override int GetHashCode() => HashCode.Combine(nameof(TermQuery), Term, DocFreq);

    public override string ToString() => Term.ToString();
}
