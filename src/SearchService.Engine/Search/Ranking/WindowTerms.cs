namespace SearchService.Engine.Search;

/// <summary>The terms that documents of one window have, those with the lowest bounds first.</summary>
/// <param name="terms">All terms.</param>
/// <param name="bounds">Of the same.</param>
internal sealed class WindowTerms(RankedTerm[] terms, WindowBounds bounds)
{
    private readonly int[] _order = new int[terms.Length];

    // By place, the sum of the bounds up to there: exact, see LeafRanking.IsSumExact.
    private readonly double[] _bounds = new double[terms.Length];
    private readonly double[] _sums = new double[terms.Length + 1];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The term at a place.</summary>
    public RankedTerm this[int place] => terms[_order[place]];

    /// <summary>By place, what no score of the term exceeds.</summary>
    public ReadOnlySpan<double> Bounds => _bounds.AsSpan(0, Count);

    /// <summary>What the first so many terms add at most.</summary>
    public double SumOf(int count) => _sums[count];

    /// <summary>Takes the terms of a window. Insertion sort: there are few.</summary>
    public void Set(int window)
    {
        Count = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            var bound = bounds.OfTerm(i, window);
            if (bound < 0)
            {
                continue;
            }

            var place = Count++;
            for (; place > 0 && _bounds[place - 1] > bound; place--)
            {
                _order[place] = _order[place - 1];
                _bounds[place] = _bounds[place - 1];
            }

            _order[place] = i;
            _bounds[place] = bound;
        }

        for (var i = 0; i < Count; i++)
        {
            _sums[i + 1] = _sums[i] + _bounds[i];
        }
    }
}
