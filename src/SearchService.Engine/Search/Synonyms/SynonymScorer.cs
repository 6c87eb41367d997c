using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The documents of several terms, scored by BM25 with the sum of their boosted frequencies.</summary>
/// <remarks>The sum is taken in single precision, so that its order is part of the arithmetic: that of a heap by document in which
/// terms enter in order, read from its last node to its top.</remarks>
internal sealed class SynonymScorer : Scorer
{
    // As many as a block of postings holds.
    private const int BlockSize = 128;

    private readonly BinaryHeap<SynonymClause, SynonymClause.ByDocId> _clauses;
    private readonly BM25Scorer _scoring;
    private readonly LeafNorms _norms;
    private readonly int[] _freqs = new int[BlockSize];
    private readonly long[] _normBlock = new long[BlockSize];
    private int _docId = -1;

    /// <param name="clauses">In order of terms, each before its first document; at least one.</param>
    /// <param name="scoring">BM25 for all of them as one term.</param>
    /// <param name="norms">The field's norms.</param>
    public SynonymScorer(List<SynonymClause> clauses, BM25Scorer scoring, LeafNorms norms)
    {
        _clauses = new BinaryHeap<SynonymClause, SynonymClause.ByDocId>(clauses.Count, default);
        foreach (var clause in clauses)
        {
            _clauses.Push(clause);
            Cost += clause.Postings.Cost;
        }

        _scoring = scoring;
        _norms = norms;
    }

    public override int DocId => _docId;

    public override long Cost { get; }

    public override int NextDoc() => _docId == NoMoreDocs ? NoMoreDocs : Advance(_docId + 1);

    public override int Advance(int target)
    {
        while (_clauses.Top.DocId < target)
        {
            ref var top = ref _clauses.Top;
            top = top with { DocId = target == top.DocId + 1 ? top.Postings.NextDoc() : top.Postings.Advance(target) };
            _clauses.UpdateTop();
        }

        return _docId = _clauses.Top.DocId;
    }

    public override float Score() => _scoring.Score(Freq(), _norms.Get(_docId));

    public override int Fill(Span<int> docIds, int endExclusive) => Fill(docIds, [], endExclusive);

    public override int Fill(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        var count = 0;
        while (_docId < endExclusive && count < docIds.Length)
        {
            var runEnd = Math.Min(endExclusive, NextOfOthers());
            if (_docId < runEnd)
            {
                var wanted = Math.Min(BlockSize, docIds.Length - count);
                count += FillRun(docIds.Slice(count, wanted), scores.IsEmpty ? [] : scores.Slice(count, wanted), runEnd);
                continue;
            }

            docIds[count] = _docId;
            if (!scores.IsEmpty)
            {
                scores[count] = Score();
            }

            count++;
            Advance(_docId + 1);
        }

        return count;
    }

    public override void IntoBitSet(FixedBitSet set, int endExclusive)
    {
        while (_clauses.Top.DocId < endExclusive)
        {
            ref var top = ref _clauses.Top;
            top.Postings.IntoBitSet(set, endExclusive);
            top = top with { DocId = top.Postings.DocId };
            _clauses.UpdateTop();
        }

        _docId = _clauses.Top.DocId;
    }

    /// <summary>The current document's score with its parts.</summary>
    public Explanation Explain(string what) => _scoring.Explain(Freq(), _norms.Get(_docId), what);

    // The documents that the top clause alone has.
    private int FillRun(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        ref var top = ref _clauses.Top;
        int count;
        if (scores.IsEmpty)
        {
            count = top.Postings.Fill(docIds, endExclusive);
        }
        else
        {
            count = top.Postings.Fill(docIds, _freqs.AsSpan(0, docIds.Length), endExclusive);
            _norms.Fill(docIds[..count], _normBlock.AsSpan(0, count));
            for (var i = 0; i < count; i++)
            {
                scores[i] = _scoring.Score(top.Boost * _freqs[i], (byte)_normBlock[i]);
            }
        }

        top = top with { DocId = top.Postings.DocId };
        _clauses.UpdateTop();
        _docId = _clauses.Top.DocId;
        return count;
    }

    // The least document of the clauses below the top.
    private int NextOfOthers()
    {
        var clauses = _clauses.Items;
        var next = clauses.Length > 1 ? clauses[1].DocId : NoMoreDocs;
        return clauses.Length > 2 ? Math.Min(next, clauses[2].DocId) : next;
    }

    private float Freq()
    {
        var sum = 0f;
        AddFreqs(0, ref sum);
        return sum;
    }

    // Those that stand on the current document hang together from the top.
    private void AddFreqs(int index, ref float sum)
    {
        var clauses = _clauses.Items;
        if (index < clauses.Length && clauses[index].DocId == _docId)
        {
            AddFreqs((2 * index) + 2, ref sum);
            AddFreqs((2 * index) + 1, ref sum);
            var boosted = clauses[index].Boost * clauses[index].Postings.Freq;
            sum += boosted;
        }
    }
}
