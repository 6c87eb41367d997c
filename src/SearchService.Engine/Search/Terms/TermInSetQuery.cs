using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents that hold any of several terms of one field; each with the score 1 × boost. There may be any number of
/// terms.</summary>
public sealed class TermInSetQuery : MultiTermQuery
{
    private readonly Term[] _terms;

    /// <param name="field">The field.</param>
    /// <param name="terms">The terms as text, in any order; repeated ones count once.</param>
    public TermInSetQuery(string field, params IEnumerable<string> terms)
        : this(field, terms.Select(t => new Term(field, t)))
    {
    }

    /// <param name="field">The field.</param>
    /// <param name="terms">Terms of that field, in any order; repeated ones count once.</param>
    /// <exception cref="ArgumentException">A term is of another field.</exception>
    public TermInSetQuery(string field, IEnumerable<Term> terms)
        : base(field)
    {
        // Ascending, so that seeking goes forward through the dictionary.
        _terms = [.. terms.Distinct()];
        Array.Sort(_terms, (x, y) => x.Bytes.SequenceCompareTo(y.Bytes));
        if (Array.Find(_terms, t => t.Field != field) is { } other)
        {
            throw new ArgumentException($"{other} is not a term of {field}", nameof(terms));
        }
    }

    /// <summary>The terms, ascending.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    public override bool Equals(Query? other) =>
        other is TermInSetQuery query && query.Field == Field && query._terms.AsSpan().SequenceEqual(_terms);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(nameof(TermInSetQuery));
        hash.Add(Field);
        foreach (var term in _terms)
        {
            hash.Add(term);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"{Field}:({string.Join(' ', _terms.Select(t => t.Text))})";

    private protected override void AddTerms(TermsEnum terms, TermUnion union)
    {
        foreach (var term in _terms)
        {
            if (terms.SeekExact(term.Bytes))
            {
                union.Add(terms);
            }
        }
    }
}
