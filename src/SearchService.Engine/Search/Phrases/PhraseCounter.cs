using SearchService.Engine.Codecs;

namespace SearchService.Engine.Search;

/// <summary>Counts how often documents have an exact phrase, many documents of a block at a time. For one thread.</summary>
internal sealed class PhraseCounter
{
    // Positions that are read at once, unless one document has more.
    private const int MaxPositions = 8192;

    private const int MinStarts = 128;

    private readonly BlockPositionsEnum[] _terms;
    private readonly PhrasePlace[] _places;

    // Where the phrases of the candidates may begin, with three places or more.
    private int[] _starts = [];

    /// <param name="terms">The terms, each once.</param>
    /// <param name="places">At least two; the first has the offset 0.</param>
    public PhraseCounter(BlockPositionsEnum[] terms, PhrasePlace[] places)
    {
        _terms = terms;
        _places = places;
    }

    /// <summary>Counts the places of the phrase.</summary>
    /// <param name="indexes">By term, by candidate: where it is in the term's block, counted from the document on which the term stands. Ascending, behind
    /// those of earlier calls.</param>
    /// <param name="count">How many candidates there are.</param>
    /// <param name="freqs">By candidate: 0 for those without the phrase, <see cref="PhrasePositions.Impossible"/> where its positions are.</param>
    public void Count(int[][] indexes, int count, Span<int> freqs)
    {
        for (var from = 0; from < count;)
        {
            var some = freqs.Slice(from, FitPositions(indexes, from, count - from));
            if (_places.Length == 2)
            {
                CountPairs(indexes, from, some);
            }
            else
            {
                CountAll(indexes, from, some);
            }

            from += some.Length;
        }
    }

    // How many candidates have so few positions that they are read at once; at least one.
    private int FitPositions(int[][] indexes, int from, int count)
    {
        for (var t = 0; t < _terms.Length; t++)
        {
            var starts = _terms[t].Docs.FreqStarts;
            if (starts[^1] <= MaxPositions)
            {
                continue;
            }

            starts = starts[_terms[t].Docs.IndexInBlock..];
            while (count > 1 && starts[indexes[t][from + count - 1] + 1] - starts[indexes[t][from]] > MaxPositions)
            {
                count /= 2;
            }
        }

        return count;
    }

    private void CountPairs(int[][] indexes, int from, Span<int> freqs)
    {
        var (x, y) = (_places[0].Term, _places[1].Term);
        var distance = _places[1].Offset;
        var first = new CandidatePositions(_terms[x], indexes[x].AsSpan(from, freqs.Length));
        var second = x == y ? first : new CandidatePositions(_terms[y], indexes[y].AsSpan(from, freqs.Length));
        PhrasePairs.Count(first, second, distance, freqs);
    }

    // Term after term, because a term's positions can be read only once; that of the first place says where phrases may begin.
    private void CountAll(int[][] indexes, int from, Span<int> freqs)
    {
        var x = _places[0].Term;
        var first = new CandidatePositions(_terms[x], indexes[x].AsSpan(from, freqs.Length));
        if (_starts.Length < first.Deltas.Length)
        {
            _starts = new int[Math.Max(first.Deltas.Length, MinStarts)];
        }

        for (var i = 0; i < freqs.Length; i++)
        {
            var positions = first.Of(i);
            freqs[i] = PhrasePositions.TryList(positions, _starts.AsSpan(first.RangeOf(i).Start)) ? positions.Length : PhrasePositions.Impossible;
        }

        KeepStarts(x, first, first, freqs);
        for (var t = 0; t < _terms.Length; t++)
        {
            if (t != x)
            {
                KeepStarts(t, new CandidatePositions(_terms[t], indexes[t].AsSpan(from, freqs.Length)), first, freqs);
            }
        }
    }

    // Keeps the starts that a term agrees to, at all places but the first.
    private void KeepStarts(int t, CandidatePositions positions, CandidatePositions first, Span<int> freqs)
    {
        for (var p = 1; p < _places.Length; p++)
        {
            if (_places[p].Term != t)
            {
                continue;
            }

            for (var i = 0; i < freqs.Length; i++)
            {
                if (freqs[i] > 0)
                {
                    freqs[i] = PhrasePositions.Keep(_starts.AsSpan(first.RangeOf(i).Start, freqs[i]), positions.Of(i), _places[p].Offset);
                }
            }
        }
    }
}
