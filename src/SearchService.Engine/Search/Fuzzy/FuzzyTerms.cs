using System.Text;
using System.Text.Unicode;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>Finds the terms that a mistyped word may stand for.</summary>
public static class FuzzyTerms
{
    /// <summary>The most edits that are looked for.</summary>
    public const int MaxEdits = 2;

    private const int TermsPerDeadlineCheck = 2048;

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
        var word = CodePoints(pattern.Word);
        var found = new Dictionary<string, FuzzyTerm>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.Reader.GetTerms(field) is { } terms)
            {
                Scan(terms.GetEnumerator(), word, pattern, deadline, found);
            }
        }

        var sorted = found.Values.Select(t => (Term: t, Bytes: Encoding.UTF8.GetBytes(t.Text))).ToArray();
        Array.Sort(sorted, (x, y) => x.Bytes.AsSpan().SequenceCompareTo(y.Bytes));
        return Array.ConvertAll(sorted, t => t.Term);
    }

    private static void Scan(TermsEnum terms, int[] word, FuzzyPattern pattern, QueryDeadline deadline, Dictionary<string, FuzzyTerm> found)
    {
        for (var count = 0; terms.Next(); count++)
        {
            if (count % TermsPerDeadlineCheck == 0)
            {
                deadline.Check();
            }

            if (!Utf8.IsValid(terms.Term))
            {
                continue;
            }

            var text = Encoding.UTF8.GetString(terms.Term);
            var edits = EditDistance.Compute(word, CodePoints(text), pattern.MaxEdits, pattern.IsPrefix);
            if (edits <= pattern.MaxEdits)
            {
                var docFreq = found.GetValueOrDefault(text).DocFreq + terms.DocFreq;
                found[text] = new FuzzyTerm(text, edits, docFreq);
            }
        }
    }

    private static int[] CodePoints(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];
}
