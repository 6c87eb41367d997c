using SearchService.Engine.Model;

namespace SearchService.Conformance.Tests;

/// <summary>The postings of a term as plain arrays: what skip data is recomputed from.</summary>
/// <param name="DocIds">Ascending.</param>
/// <param name="Freqs">Of each document; 1 where the field has none.</param>
/// <param name="Norms">Of each document, 1 where the field has none.</param>
public sealed record PostingList(int[] DocIds, int[] Freqs, long[] Norms)
{
    public static PostingList Read(PostingsEnum postings, NumericDocValues? norms)
    {
        var docIds = new List<int>();
        var freqs = new List<int>();
        var normValues = new List<long>();
        while (postings.NextDoc() != DocIdSetIterator.NoMoreDocs)
        {
            docIds.Add(postings.DocId);
            freqs.Add(postings.Freq);
            normValues.Add(norms is not null && norms.AdvanceExact(postings.DocId) ? norms.LongValue : 1);
        }

        return new PostingList([.. docIds], [.. freqs], [.. normValues]);
    }

    /// <summary>The pairs of the documents [start, end) that no other pair dominates, ascending: by plain comparison of all with all
    /// that a norm's highest frequency leaves.</summary>
    public Impact[] CompetitiveImpacts(int start, int end)
    {
        var highest = new Dictionary<long, int>();
        for (var i = start; i < end; i++)
        {
            highest[Norms[i]] = Math.Max(Freqs[i], highest.GetValueOrDefault(Norms[i]));
        }

        return [.. highest
            .Where(a => !highest.Any(b => b.Key != a.Key && b.Value >= a.Value && (ulong)b.Key <= (ulong)a.Key))
            .Select(pair => new Impact(pair.Value, pair.Key))
            .OrderBy(impact => impact.Freq)];
    }
}
