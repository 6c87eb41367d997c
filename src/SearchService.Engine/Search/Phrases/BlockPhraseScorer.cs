using System.Diagnostics;
using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The documents that hold an exact phrase, as <see cref="PhraseScorer"/> finds them, by whole blocks of postings. Where others agree on
/// documents first, it is asked document by document.</summary>
internal sealed class BlockPhraseScorer : Scorer
{
    // Frequencies are sums of ones in single precision: they grow up to here.
    private const int MaxFreq = 1 << 24;

    private readonly BlockPositionsEnum[] _terms;
    private readonly PhraseBlocks _blocks;
    private readonly BM25Scorer? _scoring;
    private readonly LeafNorms _norms;

    // Matches that were found at once; the current one is at _index.
    private readonly int[] _docIds = new int[PhraseBlocks.MaxMatches];
    private readonly int[] _freqs = new int[PhraseBlocks.MaxMatches];
    private int _count;
    private int _index;
    private int _docId = -1;

    // Room for the norms of matches; made when it is first needed.
    private long[]? _normBlock;

    // Null as long as nobody has asked for it; then it is moved in this one's place, and the frequency of a match is the first of _freqs.
    private ConjunctionIterator? _candidates;

    /// <param name="terms">The terms, each once and before its first document, the rarest first.</param>
    /// <param name="places">At least two; the first has the offset 0.</param>
    /// <param name="scoring">Null when scores are not wanted.</param>
    /// <param name="norms">Of the field.</param>
    /// <param name="deadline">When to give up.</param>
    public BlockPhraseScorer(BlockPositionsEnum[] terms, PhrasePlace[] places, BM25Scorer? scoring, LeafNorms norms, QueryDeadline deadline)
    {
        _terms = terms;
        _blocks = new PhraseBlocks(terms, places, deadline);
        _scoring = scoring;
        _norms = norms;
        MatchCost = places.Length * PhraseScorer.PositionsCost;
    }

    public override DocIdSetIterator Approximation => _candidates ??= new ConjunctionIterator(_terms);

    public override float MatchCost { get; }

    public override long Cost => _terms[0].Cost;

    public override int DocId => _candidates is null ? _docId : _candidates.DocId;

    private float Freq => Math.Min(_freqs[_index], MaxFreq);

    public override bool Matches()
    {
        _freqs[0] = _blocks.CountCurrent();
        return _freqs[0] > 0;
    }

    public override int NextDoc()
    {
        Debug.Assert(_candidates is null, "the approximation is moved in its place");
        MoveBy(1);
        return _docId;
    }

    public override int Advance(int target)
    {
        Debug.Assert(_candidates is null, "the approximation is moved in its place");
        var passed = CountBefore(target);
        if (_index + passed == _count)
        {
            _blocks.Advance(target);
        }

        MoveBy(passed);
        return _docId;
    }

    public override float Score() => _scoring is null ? 0 : _scoring.Score(Freq, _norms.Get(DocId));

    public override int Fill(Span<int> docIds, int endExclusive) => Fill(docIds, [], endExclusive);

    public override int Fill(Span<int> docIds, Span<float> scores, int endExclusive)
    {
        var filled = 0;
        while (_docId < endExclusive && filled < docIds.Length)
        {
            var count = Math.Min(CountBefore(endExclusive), docIds.Length - filled);
            _docIds.AsSpan(_index, count).CopyTo(docIds[filled..]);
            if (!scores.IsEmpty)
            {
                ScoreAll(scores.Slice(filled, count));
            }

            filled += count;
            MoveBy(count);
        }

        return filled;
    }

    public override void IntoBitSet(FixedBitSet set, int endExclusive)
    {
        while (_docId < endExclusive)
        {
            var count = CountBefore(endExclusive);
            set.SetAll(_docIds.AsSpan(_index, count));
            MoveBy(count);
        }
    }

    /// <summary>The current document's score with its parts.</summary>
    public Explanation Explain(string what) =>
        _scoring is null ? Explanation.Match(0, what) : _scoring.Explain(Freq, _norms.Get(DocId), what);

    // How many of the matches at hand, from the current one on, come before a document.
    private int CountBefore(int docId)
    {
        var rest = _docIds.AsSpan(_index, _count - _index);
        if (rest.IsEmpty || rest[^1] < docId)
        {
            return rest.Length;
        }

        var first = rest.BinarySearch(docId);
        return first < 0 ? ~first : first;
    }

    private void MoveBy(int count)
    {
        _index += count;
        if (_index >= _count)
        {
            _count = _blocks.Next(_docIds, _freqs);
            _index = 0;
        }

        _docId = _index < _count ? _docIds[_index] : NoMoreDocs;
    }

    // Of the current match and those behind it.
    private void ScoreAll(Span<float> scores)
    {
        if (_scoring is null)
        {
            scores.Clear();
            return;
        }

        _normBlock ??= new long[PhraseBlocks.MaxMatches];
        var norms = _normBlock.AsSpan(0, scores.Length);
        _norms.Fill(_docIds.AsSpan(_index, scores.Length), norms);
        var freqs = _freqs.AsSpan(_index, scores.Length);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = _scoring.Score(Math.Min(freqs[i], MaxFreq), (byte)norms[i]);
        }
    }
}
