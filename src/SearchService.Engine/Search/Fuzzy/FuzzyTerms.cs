using System.Text;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Finds the terms that a mistyped word may stand for.</summary>
public static class FuzzyTerms
{
    /// <summary>The most edits that are looked for.</summary>
    public const int MaxEdits = 2;

    /// <summary>The terms of a field that the pattern accepts, ascending by their bytes, each once; terms that are not UTF-8
    /// never are. There can be as many as the field has.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="field">The field; one that no document has gives no terms.</param>
    /// <param name="pattern">What terms.</param>
    /// <param name="deadline">When to give up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pattern allows less than 0 or more than <see cref="MaxEdits"/> edits.</exception>
    /// <exception cref="QueryTimeoutException">The deadline has passed.</exception>
    public static IReadOnlyList<FuzzyTerm> Find(IndexReader reader, string field, FuzzyPattern pattern, QueryDeadline deadline = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pattern.MaxEdits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pattern.MaxEdits, MaxEdits);
        var automaton = new EditAutomaton(CodePoints(pattern.Word), new EditRules(pattern.MaxEdits, pattern.IsPrefix));
        var found = new List<(byte[] Bytes, FuzzyTerm Term)>();
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.Reader.GetTerms(field) is { } terms)
            {
                deadline.Check();
                Find(terms.GetEnumerator(), new EditFilter(automaton, pattern.MaxEdits, deadline), found);
            }
        }

        return reader.Leaves.Count == 1 ? found.ConvertAll(t => t.Term) : Merge(found);
    }

    /// <summary>The code points of a text, U+FFFD for each lone surrogate.</summary>
    internal static int[] CodePoints(string text)
    {
        var codePoints = default(GrowableArray<int>);
        foreach (var rune in text.EnumerateRunes())
        {
            codePoints.Add(rune.Value);
        }

        return codePoints.Span.ToArray();
    }

    private static void Find(TermsEnum terms, EditFilter filter, List<(byte[] Bytes, FuzzyTerm Term)> found)
    {
        while (terms.Next(filter))
        {
            found.Add((terms.Term.ToArray(), new FuzzyTerm(Encoding.UTF8.GetString(terms.Term), filter.Edits, terms.DocFreq)));
        }
    }

    // The terms of several segments, each ascending, as one list.
    private static List<FuzzyTerm> Merge(List<(byte[] Bytes, FuzzyTerm Term)> found)
    {
        found.Sort((x, y) => x.Bytes.AsSpan().SequenceCompareTo(y.Bytes));
        var merged = new List<FuzzyTerm>();
        for (var i = 0; i < found.Count; i++)
        {
            var term = found[i].Term;
            if (i > 0 && found[i].Bytes.AsSpan().SequenceEqual(found[i - 1].Bytes))
            {
                merged[^1] = term with { DocFreq = merged[^1].DocFreq + term.DocFreq };
            }
            else
            {
                merged.Add(term);
            }
        }

        return merged;
    }
}
