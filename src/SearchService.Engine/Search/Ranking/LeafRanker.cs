using System.Numerics;
using SearchService.Engine.Segments;
using SearchService.Engine.Util;

namespace SearchService.Engine.Search;

/// <summary>Offers the best hits of a segment to a collector, and looks only where they can be: window after window of documents, of
/// those whose bound can still compete (MaxScore in windows: Turtle and Flood 1995; bounds by blocks: Ding and Suel 2011).
/// <para>The windows with the highest bounds come first, because the scores found there tell how little of the rest can compete. Within a
/// window, terms that together cannot lift a document over the worst hit kept are not read; they are looked up where a document
/// is good enough without them. Nothing is lost: a document is left out only when a bound of its own score, rounding
/// included, comes after the worst hit kept in the order of hits, and what is kept only gets better.</para></summary>
internal sealed class LeafRanker
{
    // Windows that are looked at first.
    private const int FirstWindows = 12;
    private const int WindowsPerCheck = 16;

    private readonly LeafRanking _ranking;
    private readonly LeafReaderContext _context;
    private readonly RankingSettings _settings;
    private readonly TopScoreDocCollector _collector;
    private readonly FixedBitSet? _matches;
    private readonly WindowBounds _bounds;
    private readonly WindowCandidates _candidates;
    private LeafFactors? _factors;

    // The terms of the current window, those with the lowest bounds first.
    private readonly int[] _order;
    private int _present;

    /// <param name="ranking">What decides the scores.</param>
    /// <param name="context">The segment.</param>
    /// <param name="matches">The hits; null when every document with one of the terms is one.</param>
    /// <param name="collector">What takes the best.</param>
    /// <param name="bounds">Of this ranking.</param>
    /// <param name="candidates">Room for those of a window.</param>
    /// <param name="settings">Of the bounds too.</param>
    public LeafRanker(
        LeafRanking ranking, LeafReaderContext context, FixedBitSet? matches, TopScoreDocCollector collector, WindowBounds bounds, WindowCandidates candidates,
        RankingSettings settings)
    {
        _ranking = ranking;
        _context = context;
        _matches = matches;
        _collector = collector;
        _bounds = bounds;
        _settings = settings;
        _candidates = candidates;
        _order = new int[ranking.Terms.Length];
    }

    /// <summary>Offers the hits. Once.</summary>
    public void Run(QueryDeadline deadline)
    {
        Span<int> first = stackalloc int[FirstWindows];
        first = first[..FindFirst(first)];
        first.Sort();
        Rewind();
        foreach (var w in first)
        {
            RankIfCompetitive(w);
        }

        Rewind();
        var products = _bounds.Products;
        var looked = 0;
        for (var w = 0; w < products.Length; w++)
        {
            if (CanCompete(products[w], w) && first.BinarySearch(w) < 0)
            {
                RankWindow(w);
                if (++looked % WindowsPerCheck == 0)
                {
                    deadline.Check();
                }
            }
        }
    }

    // The windows with the highest bounds; of equal ones the earlier.
    private int FindFirst(Span<int> first)
    {
        var products = _bounds.Products;
        var count = 0;
        for (var w = 0; w < products.Length; w++)
        {
            var product = products[w];
            if (product < 0 || (count == first.Length && !(product > products[first[count - 1]])))
            {
                continue;
            }

            var place = count < first.Length ? count++ : count - 1;
            for (; place > 0 && products[first[place - 1]] < product; place--)
            {
                first[place] = first[place - 1];
            }

            first[place] = w;
        }

        return count;
    }

    private void Rewind()
    {
        foreach (var term in _ranking.Terms)
        {
            term.Rewind();
        }

        _factors = _ranking.Factors?.Reopen(_context.Reader);
    }

    private void RankIfCompetitive(int w)
    {
        if (CanCompete(_bounds.Products[w], w))
        {
            RankWindow(w);
        }
    }

    private bool CanCompete(float bound, int w) => bound >= 0 && _collector.CanCompete(bound, _context.DocBase + (w << _settings.WindowShift));

    private void RankWindow(int w)
    {
        var from = w << _settings.WindowShift;
        var size = Math.Min(1 << _settings.WindowShift, _context.Reader.MaxDoc - from);
        var allowed = (_matches ?? _context.Reader.LiveDocs) is { } docs ? docs.Words.Slice(from >> 6, FixedBitSet.WordCount(size)) : [];
        OrderTerms(w);
        var left = _present;
        if (_matches is not null && (_present == 0 || Cardinality(allowed) <= _settings.MaxLookups))
        {
            _candidates.ListAll(from, allowed, _ranking.Constant);
        }
        else
        {
            left = CountInessential(w);
            var least = LeastSum(w, SumOfBounds(w, left));
            if (left == _present - 1)
            {
                _candidates.ListTerm(_ranking.Terms[_order[left]], from, size, allowed, least);
            }
            else
            {
                AddEssential(from, size, left);
                _candidates.ListSums(allowed, least);
            }
        }

        _candidates.SetFactors(_factors);
        for (var i = left - 1; i >= 0; i--)
        {
            _candidates.LookUp(_ranking.Terms[_order[i]], SumOfBounds(w, i + 1), _factors, _collector, _context.DocBase);
        }

        _candidates.OfferTo(_collector, _factors, _context.DocBase);
    }

    private void AddEssential(int from, int size, int left)
    {
        _candidates.Start(from);
        for (var i = left; i < _present; i++)
        {
            _candidates.Add(_ranking.Terms[_order[i]], size);
        }
    }

    // The terms of a window by their bounds. Insertion sort: there are few.
    private void OrderTerms(int w)
    {
        _present = 0;
        for (var i = 0; i < _order.Length; i++)
        {
            var bound = _bounds.OfTerm(i, w);
            if (bound < 0)
            {
                continue;
            }

            var place = _present++;
            for (; place > 0 && _bounds.OfTerm(_order[place - 1], w) > bound; place--)
            {
                _order[place] = _order[place - 1];
            }

            _order[place] = i;
        }
    }

    // How many terms, from the lowest bounds on, cannot even together make a hit that competes.
    private int CountInessential(int w)
    {
        var sum = 0.0;
        for (var i = 0; i < _present; i++)
        {
            sum += _bounds.OfTerm(_order[i], w);
            if (CanCompete(_bounds.ProductOf(sum, w), w))
            {
                return i;
            }
        }

        return _present;
    }

    // A sum so low that nothing less can compete, even if `rest` is added to it. What the division and the roundings of a score may be
    // off by is far below the margin.
    private double LeastSum(int w, double rest)
    {
        const double Margin = 1 - 1e-6;
        const float Small = 1e-30f;
        const float Great = 1e+30f;
        var floor = _collector.Floor;
        var unit = _bounds.ProductOf(1, w);
        return floor is > Small and < Great && unit is > Small and < Great ? (floor / unit * Margin) - rest : double.NegativeInfinity;
    }

    private double SumOfBounds(int w, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += _bounds.OfTerm(_order[i], w);
        }

        return sum;
    }

    private static int Cardinality(ReadOnlySpan<ulong> words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}
