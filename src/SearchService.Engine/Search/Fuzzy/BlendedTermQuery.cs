namespace SearchService.Engine.Search;

/// <summary>The documents that hold any of several terms of one field, none of which is to count more for being rare: each is scored
/// as if it were in as many documents as the most frequent of them, times its boost; the score is the sum. For words that stand for
/// each other but are not the same, such as a mistyped one and what it may mean.</summary>
public sealed class BlendedTermQuery : Query
{
    private readonly BoostedTerm[] _terms;

    /// <param name="field">The field.</param>
    /// <param name="terms">Terms of that field with boosts ≥ 0, in any order.</param>
    /// <exception cref="ArgumentException">A term is of another field, or a boost is negative or not finite.</exception>
    /// <exception cref="TooManyClausesException">There are more than <see cref="BooleanQuery.MaxClauseCount"/>.</exception>
    public BlendedTermQuery(string field, params IEnumerable<BoostedTerm> terms)
    {
        Field = field;
        _terms = BoostedTerm.Sort(field, terms);
        if (Array.Exists(_terms, t => !float.IsFinite(t.Boost) || t.Boost < 0))
        {
            throw new ArgumentException($"{string.Join(' ', _terms)}: boosts must be finite and not negative", nameof(terms));
        }

        if (_terms.Length > BooleanQuery.MaxClauseCount)
        {
            throw new TooManyClausesException("terms of a blended query", BooleanQuery.MaxClauseCount);
        }
    }

    public string Field { get; }

    /// <summary>The terms, ascending.</summary>
    public IReadOnlyList<BoostedTerm> Terms => _terms;

    public override Query Rewrite(IndexSearcher searcher)
    {
        var docFreqs = CountDocuments(searcher);
        var greatest = docFreqs.Length == 0 ? 0 : docFreqs.Max();
        var builder = new BooleanQuery.Builder();
        for (var i = 0; i < _terms.Length; i++)
        {
            var (term, boost) = _terms[i];
            var query = docFreqs[i] == greatest ? new TermQuery(term) : new TermQuery(term, greatest);
            builder.Add(boost == 1 ? query : new BoostQuery(query, boost), Occur.Should);
        }

        return builder.Build();
    }

    public override bool Equals(Query? other) =>
        other is BlendedTermQuery query && query.Field == Field && query._terms.AsSpan().SequenceEqual(_terms);

    public override int GetHashCode() => HashCode.Combine(BoostedTerm.Hash(nameof(BlendedTermQuery), _terms), Field);

    public override string ToString() => $"Blended({Field}:{string.Join($" {Field}:", _terms)})";

    // Of each term in the whole index.
    private long[] CountDocuments(IndexSearcher searcher)
    {
        var docFreqs = new long[_terms.Length];
        for (var i = 0; i < docFreqs.Length; i++)
        {
            searcher.Deadline.Check();
            docFreqs[i] = searcher.FindTerm(_terms[i].Term).DocFreq;
        }

        return docFreqs;
    }
}
