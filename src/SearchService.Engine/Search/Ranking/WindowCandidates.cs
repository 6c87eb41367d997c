using System.Numerics;

namespace SearchService.Engine.Search;

/// <summary>The documents of one window that may be among the best hits, with what their scores add up to so far.</summary>
/// <param name="windowSize">The most documents in a window; a multiple of 64.</param>
internal sealed class WindowCandidates(int windowSize)
{
    // By document less the first of the window.
    private readonly double[] _sums = new double[windowSize];
    private readonly ulong[] _seen = new ulong[windowSize / 64];

    // A block of postings.
    private readonly int[] _blockDocs = new int[RankedTerm.BlockSize];
    private readonly int[] _blockFreqs = new int[RankedTerm.BlockSize];

    // By candidate.
    private readonly int[] _docIds = new int[windowSize];
    private readonly double[] _docSums = new double[windowSize];
    private readonly double[] _factors = new double[windowSize];
    private int _count;
    private int _from;

    /// <summary>The most documents in a window.</summary>
    public int WindowSize => windowSize;

    /// <summary>All documents of a set, with the same sum.</summary>
    /// <param name="from">The first document of the window.</param>
    /// <param name="docs">A bit for each document from there on.</param>
    /// <param name="sum">What they begin with.</param>
    public void ListAll(int from, ReadOnlySpan<ulong> docs, float sum)
    {
        _count = 0;
        for (var word = 0; word < docs.Length; word++)
        {
            for (var bits = docs[word]; bits != 0; bits &= bits - 1)
            {
                _docIds[_count] = from + (word << 6) + BitOperations.TrailingZeroCount(bits);
                _docSums[_count++] = sum;
            }
        }
    }

    /// <summary>Begins a window whose documents are added up term by term.</summary>
    public void Start(int from)
    {
        _from = from;
        _sums.AsSpan().Clear();
        _seen.AsSpan().Clear();
    }

    /// <summary>Adds a term's scores.</summary>
    /// <param name="term">The term.</param>
    /// <param name="size">How many documents the window has.</param>
    public void Add(RankedTerm term, int size)
    {
        var scoring = term.Scoring;
        var norms = term.Norms.Range(_from, size);
        var sums = _sums.AsSpan(0, size);
        term.MoveTo(_from);
        int count;
        do
        {
            count = term.Postings.Fill(_blockDocs, _blockFreqs, _from + size);
            for (var i = 0; i < count; i++)
            {
                var slot = _blockDocs[i] - _from;
                sums[slot] += scoring.Score(_blockFreqs[i], norms[slot]);
                _seen[slot >> 6] |= 1UL << slot;
            }
        }
        while (count == RankedTerm.BlockSize);
    }

    /// <summary>Lists the documents of a window that have a term, with its score: what <see cref="Start"/>, <see cref="Add"/> and
    /// <see cref="ListSums"/> give for one term, without the sums.</summary>
    /// <param name="term">The term.</param>
    /// <param name="from">The first document of the window.</param>
    /// <param name="size">How many there are.</param>
    /// <param name="allowed">A bit for each document that may be a hit; empty = all may.</param>
    /// <param name="least">Documents with a lower score are left out.</param>
    public void ListTerm(RankedTerm term, int from, int size, ReadOnlySpan<ulong> allowed, double least)
    {
        _count = 0;
        var scoring = term.Scoring;
        var norms = term.Norms.Range(from, size);
        var leastSaturation = scoring.SaturationBelow(least);
        term.MoveTo(from);
        int count;
        do
        {
            count = term.Postings.Fill(_blockDocs, _blockFreqs, from + size);
            for (var i = 0; i < count; i++)
            {
                var docId = _blockDocs[i];
                var slot = docId - from;
                var saturation = scoring.Saturation(_blockFreqs[i], norms[slot]);
                if (saturation >= leastSaturation && (allowed.IsEmpty || (allowed[slot >> 6] & (1UL << slot)) != 0))
                {
                    _docIds[_count] = docId;
                    _docSums[_count++] = scoring.ScoreOf(saturation);
                }
            }
        }
        while (count == RankedTerm.BlockSize);
    }

    /// <summary>Lists the documents that were added up.</summary>
    /// <param name="allowed">A bit for each document that may be a hit; empty = all may.</param>
    /// <param name="least">Documents with a lower sum are left out.</param>
    public void ListSums(ReadOnlySpan<ulong> allowed, double least)
    {
        _count = 0;
        for (var word = 0; word < _seen.Length; word++)
        {
            var bits = allowed.IsEmpty ? _seen[word] : word < allowed.Length ? _seen[word] & allowed[word] : 0;
            for (; bits != 0; bits &= bits - 1)
            {
                var slot = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var sum = _sums[slot];
                _docIds[_count] = _from + slot;
                _docSums[_count] = sum;
                _count += sum >= least ? 1 : 0;
            }
        }
    }

    /// <summary>Looks up the candidates' own factors; null = all 1.</summary>
    public void SetFactors(LeafFactors? factors)
    {
        for (var i = 0; i < _count; i++)
        {
            _factors[i] = factors?.GetFactor(_docIds[i]) ?? 1;
        }
    }

    /// <summary>Adds the scores of a term to the candidates that can still compete, and drops the others.</summary>
    /// <param name="term">A term that no candidate has been added yet.</param>
    /// <param name="rest">What this term and those that are added later can add at most.</param>
    /// <param name="product">How sums become scores.</param>
    /// <param name="best">Whom they compete with.</param>
    /// <param name="docBase">Of the segment.</param>
    public void LookUp(RankedTerm term, double rest, LeafFactors? product, TopScoreDocCollector best, int docBase)
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var docId = _docIds[i];
            if (!best.CanCompete(ScoreOf(product, _docSums[i] + rest, _factors[i]), docBase + docId))
            {
                continue;
            }

            var score = term.ScoreOf(docId);
            _docSums[kept] = _docSums[i] + Math.Max(score, 0);
            _docIds[kept] = docId;
            _factors[kept++] = _factors[i];
        }

        _count = kept;
    }

    /// <summary>Offers the candidates, whose sums are whole.</summary>
    public void OfferTo(TopScoreDocCollector best, LeafFactors? product, int docBase)
    {
        for (var i = 0; i < _count; i++)
        {
            best.Offer(docBase + _docIds[i], ScoreOf(product, _docSums[i], _factors[i]));
        }
    }

    private static float ScoreOf(LeafFactors? product, double sum, double factor) =>
        product is null ? (float)sum : product.Product((float)sum, factor);
}
