using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Scores all documents of one term and offers them to a collector, a block at a time: for words that few documents have, of whose
/// searches the most part would be making scorers and batches. Made once and used again, by one search at a time.</summary>
internal sealed class TermHitsScorer
{
    // As many as a block of postings holds.
    private const int BlockSize = 128;

    private readonly int[] _docIds = new int[BlockSize];
    private readonly int[] _freqs = new int[BlockSize];
    private readonly long[] _norms = new long[BlockSize];
    private readonly float[] _scores = new float[BlockSize];

    // A cursor for each segment.
    private readonly PostingsEnum?[] _postings;

    /// <param name="leafCount">The number of segments.</param>
    public TermHitsScorer(int leafCount) => _postings = new PostingsEnum?[leafCount];

    /// <summary>Offers and counts the documents that are not deleted.</summary>
    /// <param name="hits">The hits of the segment.</param>
    /// <param name="context">The segment.</param>
    /// <param name="best">What takes them.</param>
    /// <param name="wanted">Gets all of them, if not null.</param>
    public void Collect(in TermHits hits, LeafReaderContext context, TopScoreDocCollector best, FixedBitSet? wanted)
    {
        ref var postings = ref _postings[context.Ord];
        postings = hits.Term.Postings(postings, PostingsFlags.Freqs);
        postings.NextDoc();
        var norms = new LeafNorms(context.Reader, hits.Field);
        int filled;
        do
        {
            filled = postings.Fill(_docIds, _freqs, DocIdSetIterator.NoMoreDocs);
            var count = context.Reader.LiveDocs is { } live ? Retain(live, filled) : filled;
            var docIds = _docIds.AsSpan(0, count);
            wanted?.SetAll(docIds);
            best.AddHits(count);
            norms.Fill(docIds, _norms);
            Score(hits.Scoring, count);
            Offer(docIds, context.DocBase, hits.Factors, best);
        }
        while (filled == BlockSize);
    }

    private int Retain(FixedBitSet live, int filled)
    {
        var kept = 0;
        for (var i = 0; i < filled; i++)
        {
            _docIds[kept] = _docIds[i];
            _freqs[kept] = _freqs[i];
            kept += live.Get(_docIds[i]) ? 1 : 0;
        }

        return kept;
    }

    private void Score(BM25Scorer scoring, int count)
    {
        var freqs = _freqs.AsSpan(0, count);
        var norms = _norms.AsSpan(0, count);
        var scores = _scores.AsSpan(0, count);
        for (var i = 0; i < freqs.Length; i++)
        {
            scores[i] = scoring.Score(freqs[i], (byte)norms[i]);
        }
    }

    // Documents ascend, so that one with no more than the worst score kept comes after it.
    private void Offer(ReadOnlySpan<int> docIds, int docBase, LeafFactors? factors, TopScoreDocCollector best)
    {
        var scores = _scores.AsSpan(0, docIds.Length);
        for (var i = 0; ; i++)
        {
            var floor = factors?.ScoreFloor(best.Floor) ?? best.Floor;
            i = floor < 0 ? i : ScoreScan.NextAbove(scores, i, floor);
            if (i >= docIds.Length)
            {
                return;
            }

            best.Offer(docBase + docIds[i], factors?.Multiply(docIds[i], scores[i]) ?? scores[i]);
        }
    }
}
