using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>The documents that hold any term that begins with given bytes; each with the score 1 × boost.</summary>
public sealed class PrefixQuery : MultiTermQuery
{
    /// <param name="prefix">Field and first bytes; empty bytes stand for every term.</param>
    /// <param name="maxExpansions">How many terms of one segment it may stand for; more throw
    /// <see cref="TooManyClausesException"/> when it is searched. Any number works, since documents are gathered in a bit set.</param>
    public PrefixQuery(Term prefix, int maxExpansions = int.MaxValue)
        : base(prefix.Field)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxExpansions);
        Prefix = prefix;
        MaxExpansions = maxExpansions;
    }

    public Term Prefix { get; }

    public int MaxExpansions { get; }

    public override bool Equals(Query? other) =>
        other is PrefixQuery query && query.Prefix.Equals(Prefix) && query.MaxExpansions == MaxExpansions;

    public override int GetHashCode() => HashCode.Combine(nameof(PrefixQuery), Prefix, MaxExpansions);

    public override string ToString() => $"{Prefix}*";

    private protected override bool ComesAgain => true;

    private protected override void AddTerms(TermsEnum terms, TermUnion union)
    {
        var isOnTerm = terms.SeekCeil(Prefix.Bytes) != SeekStatus.End;
        while (isOnTerm && terms.Term.StartsWith(Prefix.Bytes))
        {
            if (union.Count == MaxExpansions)
            {
                throw new TooManyClausesException($"terms that begin as {Prefix}", MaxExpansions);
            }

            union.Add(terms);
            isOnTerm = terms.Next();
        }
    }
}
