using System.Globalization;
using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>A term and how much it counts.</summary>
/// <param name="Term">The term.</param>
/// <param name="Boost">How much; finite, ≥ 0. What exactly it multiplies is for the query to say.</param>
public readonly record struct BoostedTerm(Term Term, float Boost = 1)
{
    /// <summary>The term's text, and the boost where it is not 1.</summary>
    public override string ToString() => Boost == 1 ? Term.Text : $"{Term.Text}^{Boost.ToString("R", CultureInfo.InvariantCulture)}";

    /// <summary>The terms in ascending order of bytes; equal ones stay in the order given.</summary>
    /// <exception cref="ArgumentException">A term is of another field than this one.</exception>
    internal static BoostedTerm[] Sort(string field, IEnumerable<BoostedTerm> terms)
    {
        BoostedTerm[] sorted = [.. terms.OrderBy(t => t.Term, Comparer<Term>.Create((x, y) => x.Bytes.SequenceCompareTo(y.Bytes)))];
        var other = Array.FindIndex(sorted, t => t.Term.Field != field);
        return other < 0 ? sorted : throw new ArgumentException($"{sorted[other].Term} is not a term of {field}", nameof(terms));
    }

    /// <summary>A hash of terms in order.</summary>
    internal static int Hash(string kind, BoostedTerm[] terms)
    {
        var hash = default(HashCode);
        hash.Add(kind);
        foreach (var term in terms)
        {
            hash.Add(term);
        }

        return hash.ToHashCode();
    }
}
