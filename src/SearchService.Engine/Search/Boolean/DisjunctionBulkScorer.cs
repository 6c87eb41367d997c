using System.Numerics;
using SearchService.Engine.Model;

namespace SearchService.Engine.Search;

/// <summary>A disjunction, window after window: each clause in turn adds its scores to an array of sums in double precision,
/// then the documents that were seen come out in order. Cheaper than keeping the clauses in order of documents.</summary>
internal sealed class DisjunctionBulkScorer : BulkScorer
{
    // So that the hits of a window always fit into one batch.
    private const int WindowSize = HitBatch.Capacity;
    private const int BlockSize = 128;

    private readonly Scorer[] _clauses;
    private readonly Scorer[] _excluded;
    private readonly int _minShouldMatch;
    private readonly ulong[] _seen = new ulong[WindowSize / 64];
    private readonly int[] _blockIds = new int[BlockSize];
    private readonly float[] _blockScores = new float[BlockSize];

    // By slot of the window; all zero between windows.
    private readonly double[] _sums = new double[WindowSize];
    private readonly ushort[] _counts = new ushort[WindowSize];

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

        var endExclusive = (int)Math.Min((long)first + WindowSize, DocIdSetIterator.NoMoreDocs);
        foreach (var clause in _clauses)
        {
            Accumulate(clause, first, endExclusive, wantsScores: !hits.Scores.IsEmpty);
        }

        foreach (var clause in _excluded)
        {
            Exclude(clause, first, endExclusive);
        }

        Emit(hits, first);
        return true;
    }

    private void Accumulate(Scorer clause, int first, int endExclusive, bool wantsScores)
    {
        int count;
        do
        {
            count = clause.Fill(_blockIds, wantsScores ? _blockScores : [], endExclusive);
            for (var i = 0; i < count; i++)
            {
                var slot = _blockIds[i] - first;
                _seen[slot >> 6] |= 1UL << slot;
                _sums[slot] += _blockScores[i];
            }

            if (_minShouldMatch > 1)
            {
                Count(_blockIds.AsSpan(0, count), first);
            }
        }
        while (count == BlockSize);
    }

    private void Count(ReadOnlySpan<int> docIds, int first)
    {
        foreach (var docId in docIds)
        {
            _counts[docId - first]++;
        }
    }

    private void Exclude(Scorer clause, int first, int endExclusive)
    {
        if (clause.DocId < first)
        {
            clause.Advance(first);
        }

        int count;
        do
        {
            count = clause.Fill(_blockIds, endExclusive);
            foreach (var docId in _blockIds.AsSpan(0, count))
            {
                var slot = docId - first;
                _seen[slot >> 6] &= ~(1UL << slot);
                _sums[slot] = 0;
                _counts[slot] = 0;
            }
        }
        while (count == BlockSize);
    }

    private void Emit(HitBatch hits, int first)
    {
        var count = 0;
        var docIds = hits.DocIds;
        var scores = hits.Scores;
        for (var word = 0; word < _seen.Length; word++)
        {
            for (var bits = _seen[word]; bits != 0; bits &= bits - 1)
            {
                var slot = (word << 6) + BitOperations.TrailingZeroCount(bits);
                if (_minShouldMatch <= 1 || _counts[slot] >= _minShouldMatch)
                {
                    docIds[count] = first + slot;
                    if (!scores.IsEmpty)
                    {
                        scores[count] = (float)_sums[slot];
                    }

                    count++;
                }

                _sums[slot] = 0;
                _counts[slot] = 0;
            }

            _seen[word] = 0;
        }

        hits.Count = count;
    }
}
