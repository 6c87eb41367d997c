using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents that hold a term or one that few edits lead to, as <see cref="FuzzyPattern"/> counts them. It stands for the
/// <see cref="MaxExpansions"/> most similar terms of the index, ties by order of terms, in a <see cref="BlendedTermQuery"/>: the boost of each is
/// its similarity, 1 - edits / code points of the shorter of the two, at least 0.</summary>
public sealed class FuzzyQuery : Query
{
    // Bytes that an expansion takes for each of its terms, about.
    private const int SizeOfTerm = 256;

    /// <param name="term">The term; bytes that are not UTF-8 count as U+FFFD, unless it must be matched exactly.</param>
    /// <param name="maxEdits">How many edits are allowed, 0 to <see cref="FuzzyTerms.MaxEdits"/>.</param>
    public FuzzyQuery(Term term, int maxEdits = FuzzyTerms.MaxEdits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxEdits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxEdits, FuzzyTerms.MaxEdits);
        Term = term;
        MaxEdits = maxEdits;
    }

    public Term Term { get; }

    public int MaxEdits { get; }

    /// <summary>How many first code points must be the same, ≥ 0. When the term's text has no more UTF-16 units, nothing but the term
    /// itself is found.</summary>
    public int PrefixLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>For how many terms it stands at most, ≥ 1; never more than <see cref="BooleanQuery.MaxClauseCount"/>.</summary>
    public int MaxExpansions
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 50;

    /// <summary>Whether swapping two neighbours is one edit, not two.</summary>
    public bool Transpositions { get; init; } = true;

    public override Query Rewrite(IndexSearcher searcher)
    {
        if (MaxEdits == 0 || PrefixLength >= Term.Text.Length)
        {
            return new TermQuery(Term);
        }

        if (searcher.Expansions.Find(this, out _) is { } known)
        {
            return known;
        }

        var terms = new FuzzyExpansion(this).Collect(searcher);
        var expansion = new BlendedTermQuery(Term.Field, terms).Rewrite(searcher);
        searcher.Expansions.Add(this, expansion, ((terms.Length + 1) * SizeOfTerm) + Term.Bytes.Length);
        return expansion;
    }

    public override bool Equals(Query? other) =>
        other is FuzzyQuery query && query.Term.Equals(Term) && query.MaxEdits == MaxEdits && query.PrefixLength == PrefixLength &&
        query.MaxExpansions == MaxExpansions && query.Transpositions == Transpositions;

    public override int GetHashCode() => HashCode.Combine(nameof(FuzzyQuery), Term, MaxEdits, PrefixLength, MaxExpansions, Transpositions);

    public override string ToString() => $"{Term}~{MaxEdits}";
}
