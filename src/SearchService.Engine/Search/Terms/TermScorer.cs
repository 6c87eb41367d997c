using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The postings of a term, scored by BM25.</summary>
internal sealed class TermScorer : Scorer
{
    // As many as a block of postings holds.
    private const int BlockSize = 128;

    private readonly PostingsEnum _postings;
    private readonly BM25Scorer _scoring;
    private readonly LeafNorms _norms;

    // Buffers of Fill, made when it is first used.
    private int[]? _freqs;
    private long[]? _normBlock;

    public TermScorer(PostingsEnum postings, BM25Scorer scoring, LeafNorms norms)
    {
        _postings = postings;
        _scoring = scoring;
        _norms = norms;
    }

    public override DocIdSetIterator Approximation => _postings;

    public override int DocId => _postings.DocId;

    public override long Cost => _postings.Cost;

    public override int NextDoc() => _postings.NextDoc();

    public override int Advance(int target) => _postings.Advance(target);

    public override float Score() => _scoring.Score(_postings.Freq, _norms.Get(_postings.DocId));

    public override int Fill(Span<int> docIds, int endExclusive) => _postings.Fill(docIds, endExclusive);

    public override void IntoBitSet(FixedBitSet set, int endExclusive) => _postings.IntoBitSet(set, endExclusive);

    public override int Fill(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        if (scores.IsEmpty)
        {
            return _postings.Fill(docIds, endExclusive);
        }

        var count = 0;
        while (count < docIds.Length)
        {
            var wanted = Math.Min(BlockSize, docIds.Length - count);
            var filled = FillBlock(docIds.Slice(count, wanted), scores.Slice(count, wanted), endExclusive);
            count += filled;
            if (filled < wanted)
            {
                break;
            }
        }

        return count;
    }

    /// <summary>The current document's score with its parts.</summary>
    public Explanation Explain(string what) => _scoring.Explain(_postings.Freq, _norms.Get(DocId), what);

    private int FillBlock(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        _freqs ??= new int[BlockSize];
        _normBlock ??= new long[BlockSize];
        var count = _postings.Fill(docIds, _freqs.AsSpan(0, docIds.Length), endExclusive);
        var freqs = _freqs.AsSpan(0, count);
        var norms = _normBlock.AsSpan(0, count);
        _norms.Fill(docIds[..count], norms);
        for (var i = 0; i < freqs.Length; i++)
        {
            scores[i] = _scoring.Score(freqs[i], (byte)norms[i]);
        }

        return count;
    }
}
