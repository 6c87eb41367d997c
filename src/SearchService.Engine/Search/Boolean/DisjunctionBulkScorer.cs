using System.Numerics;
using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>A disjunction, window after window: each clause in turn adds its scores to an array of sums in double precision,
/// then the documents that were seen come out in order. Cheaper than keeping the clauses in order of documents.</summary>
internal sealed class DisjunctionBulkScorer : BulkScorer
{
    private readonly Scorer[] _clauses;
    private readonly Scorer[] _excluded;
    private readonly int _minShouldMatch;

    /// <param name="clauses">With Should clauses, no required ones; each before its first document.</param>
    public DisjunctionBulkScorer(LeafClauses clauses)
    {
        _clauses = [.. clauses.Should];
        _excluded = [.. clauses.MustNot];
        _minShouldMatch = clauses.MinShouldMatch;
        foreach (var clause in _clauses)
        {
            clause.NextDoc();
        }
    }

    public override bool NextBatch(HitBatch hits)
    {
        hits.Count = 0;
        var first = DocIdSetIterator.NoMoreDocs;
        foreach (var clause in _clauses)
        {
            first = Math.Min(first, clause.DocId);
        }

        if (first == DocIdSetIterator.NoMoreDocs)
        {
            return false;
        }

        var endExclusive = (int)Math.Min((long)first + WindowSums.Size, DocIdSetIterator.NoMoreDocs);
        foreach (var clause in _clauses)
        {
            Accumulate(clause, first, endExclusive, hits.Sums, wantsScores: !hits.Scores.IsEmpty);
        }

        foreach (var clause in _excluded)
        {
            Exclude(clause, first, endExclusive, hits.Sums);
        }

        Emit(hits, first);
        return true;
    }

    private void Accumulate(Scorer clause, int first, int endExclusive, WindowSums window, bool wantsScores)
    {
        var (blockIds, blockScores) = (window.BlockIds, window.BlockScores);
        var (seen, sums) = (window.Seen, window.Sums);
        int count;
        do
        {
            count = clause.Fill(blockIds, wantsScores ? blockScores : [], endExclusive);
            for (var i = 0; i < count; i++)
            {
                var slot = blockIds[i] - first;
                seen[slot >> 6] |= 1UL << slot;
                sums[slot] += blockScores[i];
            }

            if (_minShouldMatch > 1)
            {
                Count(blockIds.AsSpan(0, count), first, window.Counts);
            }
        }
        while (count == WindowSums.BlockSize);
    }

    private static void Count(ReadOnlySpan<int> docIds, int first, ushort[] counts)
    {
        foreach (var docId in docIds)
        {
            counts[docId - first]++;
        }
    }

    private static void Exclude(Scorer clause, int first, int endExclusive, WindowSums window)
    {
        if (clause.DocId < first)
        {
            clause.Advance(first);
        }

        int count;
        do
        {
            count = clause.Fill(window.BlockIds, endExclusive);
            foreach (var docId in window.BlockIds.AsSpan(0, count))
            {
                var slot = docId - first;
                window.Seen[slot >> 6] &= ~(1UL << slot);
                window.Sums[slot] = 0;
                window.Counts[slot] = 0;
            }
        }
        while (count == WindowSums.BlockSize);
    }

    private void Emit(HitBatch hits, int first)
    {
        var count = 0;
        var docIds = hits.DocIds;
        var scores = hits.Scores;
        var (seen, sums, counts) = (hits.Sums.Seen, hits.Sums.Sums, hits.Sums.Counts);
        for (var word = 0; word < seen.Length; word++)
        {
            for (var bits = seen[word]; bits != 0; bits &= bits - 1)
            {
                var slot = (word << 6) + BitOperations.TrailingZeroCount(bits);
                if (_minShouldMatch <= 1 || counts[slot] >= _minShouldMatch)
                {
                    docIds[count] = first + slot;
                    if (!scores.IsEmpty)
                    {
                        scores[count] = (float)sums[slot];
                    }

                    count++;
                }

                sums[slot] = 0;
                counts[slot] = 0;
            }

            seen[word] = 0;
        }

        hits.Count = count;
    }
}
