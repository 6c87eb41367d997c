namespace SearchService.Engine.Search;

/// <summary>The documents that hold any of several terms of one field that mean the same, scored as if they were one term: its
/// frequency is the sum of theirs, each times its boost, and it is in as many documents as the most frequent of them.</summary>
public sealed class SynonymQuery : Query
{
    private readonly BoostedTerm[] _terms;

    /// <param name="field">The field.</param>
    /// <param name="terms">Terms of that field with boosts above 0 up to 1, in any order.</param>
    /// <exception cref="ArgumentException">A term is of another field, or a boost is outside its range.</exception>
    /// <exception cref="TooManyClausesException">There are more than <see cref="BooleanQuery.MaxClauseCount"/>.</exception>
    public SynonymQuery(string field, params IEnumerable<BoostedTerm> terms)
    {
        Field = field;
        _terms = BoostedTerm.Sort(field, terms);
        if (Array.Exists(_terms, t => !(t.Boost > 0 && t.Boost <= 1)))
        {
            throw new ArgumentException($"{string.Join(' ', _terms)}: boosts must be above 0 and at most 1", nameof(terms));
        }

        if (_terms.Length > BooleanQuery.MaxClauseCount)
        {
            throw new TooManyClausesException("terms of a synonym query", BooleanQuery.MaxClauseCount);
        }
    }

    public string Field { get; }

    /// <summary>The terms, ascending.</summary>
    public IReadOnlyList<BoostedTerm> Terms => _terms;

    public override Query Rewrite(IndexSearcher searcher) => _terms.Length switch
    {
        0 => new MatchNoDocsQuery(),
        1 when _terms[0].Boost == 1 => new TermQuery(_terms[0].Term),
        1 => new BoostQuery(new TermQuery(_terms[0].Term), _terms[0].Boost),
        _ => this,
    };

    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) =>
        new SynonymWeight(this, searcher, scoreMode, boost);

    public override bool Equals(Query? other) =>
        other is SynonymQuery query && query.Field == Field && query._terms.AsSpan().SequenceEqual(_terms);

    public override int GetHashCode() => HashCode.Combine(BoostedTerm.Hash(nameof(SynonymQuery), _terms), Field);

    public override string ToString() => $"Synonym({Field}:{string.Join($" {Field}:", _terms)})";
}
