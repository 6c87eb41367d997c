using System.Numerics;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>The documents of one window that may be among the best hits, with what their scores add up to so far.</summary>
internal sealed class WindowCandidates
{
    private const int MaxSize = 1 << RankingSettings.GreatestShift;

    // By document less the first of the window.
    private readonly double[] _sums = new double[MaxSize];
    private readonly ulong[] _seen = new ulong[MaxSize / 64];

    // By candidate.
    private readonly int[] _docIds = new int[MaxSize];
    private readonly double[] _docSums = new double[MaxSize];
    private readonly double[] _factors = new double[MaxSize];

    // What the terms that a document has and that are not in its sum yet add at most.
    private readonly double[] _rests = new double[MaxSize];
    private int _count;
    private int _from;
    private int _size;

    /// <summary>How many there are.</summary>
    public int Count => _count;

    /// <summary>Room for which of them have which terms.</summary>
    public WindowSets Sets { get; } = new();

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
    /// <param name="from">The first of them.</param>
    /// <param name="size">How many there are.</param>
    public void Start(int from, int size)
    {
        _from = from;
        _size = size;
        _sums.AsSpan(0, size).Clear();
        _seen.AsSpan(0, FixedBitSet.WordCount(size)).Clear();
    }

    /// <summary>Adds a term's scores.</summary>
    public void Add(RankedTerm term)
    {
        var scoring = term.Scoring;
        var norms = term.Norms.Range(_from, _size);
        var sums = _sums.AsSpan(0, _size);
        for (var isOn = term.MoveTo(_from); isOn;)
        {
            var docIds = term.DocIds;
            var freqs = term.Freqs;
            var i = 0;
            for (; i < docIds.Length && docIds[i] - _from < sums.Length; i++)
            {
                var slot = docIds[i] - _from;
                sums[slot] += scoring.Score(freqs[i], norms[slot]);
                _seen[slot >> 6] |= 1UL << slot;
            }

            isOn = term.Take(i) && i == docIds.Length;
        }
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
        for (var isOn = term.MoveTo(from); isOn;)
        {
            var docIds = term.DocIds;
            var freqs = term.Freqs;
            var i = 0;
            for (; i < docIds.Length && docIds[i] - from < size; i++)
            {
                var slot = docIds[i] - from;
                var saturation = scoring.Saturation(freqs[i], norms[slot]);
                if (saturation >= leastSaturation && (allowed.IsEmpty || (allowed[slot >> 6] & (1UL << slot)) != 0))
                {
                    _docIds[_count] = docIds[i];
                    _docSums[_count++] = scoring.ScoreOf(saturation);
                }
            }

            isOn = term.Take(i) && i == docIds.Length;
        }
    }

    /// <summary>Lists the documents that sets have found, with sums of 0.</summary>
    /// <param name="sets">Which documents have which terms.</param>
    /// <param name="terms">The terms, in the same places.</param>
    /// <param name="count">How many were found.</param>
    public void ListMatches(WindowSets sets, WindowTerms terms, int count)
    {
        _count = 0;
        if (count == 0)
        {
            return;
        }

        var words = sets.Matches;
        for (var word = 0; word < words.Length; word++)
        {
            for (var bits = words[word]; bits != 0; bits &= bits - 1)
            {
                _docIds[_count++] = sets.From + (word << 6) + BitOperations.TrailingZeroCount(bits);
            }
        }

        _docSums.AsSpan(0, count).Clear();
        _rests.AsSpan(0, count).Clear();
        for (var place = 0; place < terms.Count; place++)
        {
            var documents = sets.DocumentsOf(place);
            var bound = terms.Bounds[place];
            for (var i = 0; i < count; i++)
            {
                var slot = _docIds[i] - sets.From;
                _rests[i] += (documents[slot >> 6] >> slot & 1) != 0 ? bound : 0;
            }
        }
    }

    /// <summary>Adds the scores of a term that was read, and drops the documents that cannot reach a sum.</summary>
    /// <param name="sets">Which documents have which terms.</param>
    /// <param name="place">The term's.</param>
    /// <param name="terms">The terms, in the same places.</param>
    /// <param name="least">The sum.</param>
    public void AddScores(WindowSets sets, int place, WindowTerms terms, double least)
    {
        var term = terms[place];
        var scoring = term.Scoring;
        var norms = term.Norms.Range(sets.From, sets.Size);
        var documents = sets.DocumentsOf(place);
        var freqs = sets.FreqsOf(place);
        var bound = terms.Bounds[place];
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var docId = _docIds[i];
            var slot = docId - sets.From;
            var sum = _docSums[i];
            var rest = _rests[i];
            if ((documents[slot >> 6] >> slot & 1) != 0)
            {
                sum += scoring.Score(freqs[slot], norms[slot]);
                rest -= bound;
            }

            _docIds[kept] = docId;
            _docSums[kept] = sum;
            _rests[kept] = rest;
            kept += sum + rest >= least ? 1 : 0;
        }

        _count = kept;
    }

    /// <summary>Lists the documents that were added up.</summary>
    /// <param name="allowed">A bit for each document that may be a hit; empty = all may.</param>
    /// <param name="least">Documents with a lower sum are left out.</param>
    public void ListSums(ReadOnlySpan<ulong> allowed, double least)
    {
        _count = 0;
        var words = FixedBitSet.WordCount(_size);
        for (var word = 0; word < words; word++)
        {
            var bits = allowed.IsEmpty ? _seen[word] : _seen[word] & allowed[word];
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
