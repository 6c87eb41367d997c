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

    // As many postings are read in the time in which one is looked up.
    private const int PostingsPerLookup = 16;

    private readonly LeafRanking _ranking;
    private readonly LeafReaderContext _context;
    private readonly RankingSettings _settings;
    private readonly TopScoreDocCollector _collector;
    private readonly FixedBitSet? _matches;
    private readonly WindowBounds _bounds;
    private readonly WindowCandidates _candidates;
    private readonly int _shift;
    private LeafFactors? _factors;

    private readonly WindowTerms _terms;
    private readonly WindowSets _sets;

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
        _shift = settings.ShiftOf(context.Reader.MaxDoc, ranking);
        _ranking = ranking;
        _context = context;
        _matches = matches;
        _collector = collector;
        _bounds = bounds;
        _settings = settings;
        _candidates = candidates;
        _sets = candidates.Sets;
        _terms = new WindowTerms(ranking.Terms, bounds);
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
        for (var w = NextWindow(0); w < products.Length; w = NextWindow(w + 1))
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

    // The next whose bound is not below what a score must exceed, or equal for documents in front.
    private int NextWindow(int start) => ScoreScan.NextAbove(_bounds.Products, start, MathF.BitDecrement(_collector.Floor));

    // The windows with the highest bounds; of equal ones the earlier.
    private int FindFirst(Span<int> first)
    {
        var products = _bounds.Products;
        var count = 0;
        for (var w = 0; w < products.Length; w++)
        {
            w = ScoreScan.NextAbove(products, w, count < first.Length ? SaturationCodes.Absent : products[first[count - 1]]);
            if (w == products.Length)
            {
                break;
            }

            var product = products[w];
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

    private bool CanCompete(float bound, int w) => bound >= 0 && _collector.CanCompete(bound, _context.DocBase + (w << _shift));

    private void RankWindow(int w)
    {
        var from = w << _shift;
        var size = Math.Min(1 << _shift, _context.Reader.MaxDoc - from);
        var allowed = (_matches ?? _context.Reader.LiveDocs) is { } docs ? docs.Words.Slice(from >> 6, FixedBitSet.WordCount(size)) : [];
        if (_matches is not null && !allowed.ContainsAnyExcept(0UL))
        {
            return;
        }

        _terms.Set(w);
        var missing = List(w, from, size, allowed);
        _candidates.SetFactors(_factors);
        LookUp(missing);
        _candidates.OfferTo(_collector, _factors, _context.DocBase);
    }

    // Lists the documents that may compete. Returns a bit for each term, by its place, whose scores are not added yet.
    private ulong List(int w, int from, int size, ReadOnlySpan<ulong> allowed)
    {
        if (_terms.Count == 0)
        {
            _candidates.ListAll(from, allowed, _ranking.Constant);
            return 0;
        }

        var least = LeastSum(w);
        if (_terms.Count == 1 || _ranking.AllRequired)
        {
            return ListByTerm(from, size, allowed, least);
        }

        return least > 0 && _terms.Count <= TermPatterns.MaxTerms ? ListByPatterns(from, size, allowed, least) : ListByBounds(w, from, size, allowed, least);
    }

    // All hits have the rarest of the terms.
    private ulong ListByTerm(int from, int size, ReadOnlySpan<ulong> allowed, double least)
    {
        var rarest = 0;
        for (var place = 1; place < _terms.Count; place++)
        {
            rarest = _terms[place].DocFreq < _terms[rarest].DocFreq ? place : rarest;
        }

        if (_matches is not null && HasFew(allowed) && _terms[rarest].Documents is not null)
        {
            _candidates.ListAll(from, allowed, 0);
            return AllBefore(_terms.Count);
        }

        var rest = _terms.SumOf(_terms.Count) - _terms.Bounds[rarest];
        _candidates.ListTerm(_terms[rarest], from, size, allowed, least - rest);
        return AllBefore(_terms.Count) & ~(1UL << rarest);
    }

    // Only documents that have enough of the terms. Rare terms are read; of frequent ones it is known who has them.
    private ulong ListByPatterns(int from, int size, ReadOnlySpan<ulong> allowed, double least)
    {
        var missing = 0UL;
        _sets.Start(from, size);
        for (var place = 0; place < _terms.Count; place++)
        {
            if (_terms[place].Documents is { } documents)
            {
                _sets.Copy(place, documents);
                missing |= 1UL << place;
            }
            else
            {
                _sets.Read(place, _terms[place]);
            }
        }

        Span<int> patterns = stackalloc int[TermPatterns.MaxPatterns];
        var count = _sets.Match(patterns[..TermPatterns.List(_terms.Bounds, least, patterns)], allowed);
        _candidates.ListMatches(_sets, _terms, count);

        // Where there are many candidates, frequent terms are read too.
        for (var place = _terms.Count - 1; place >= 0 && _candidates.Count > 0; place--)
        {
            var isMissing = (missing >> place & 1) != 0;
            if (isMissing && _sets.Count(place) < _candidates.Count * PostingsPerLookup)
            {
                _sets.Read(place, _terms[place]);
                isMissing = false;
                missing &= ~(1UL << place);
            }

            if (!isMissing)
            {
                _candidates.AddScores(_sets, place, _terms, least);
            }
        }

        return missing;
    }

    // Documents that have one of those terms, from the highest bounds on, without which none competes.
    private ulong ListByBounds(int w, int from, int size, ReadOnlySpan<ulong> allowed, double least)
    {
        if (_matches is not null && HasFew(allowed))
        {
            _candidates.ListAll(from, allowed, 0);
            return AllBefore(_terms.Count);
        }

        var left = CountInessential(w);
        if (left == _terms.Count - 1)
        {
            _candidates.ListTerm(_terms[left], from, size, allowed, least - _terms.SumOf(left));
            return AllBefore(left);
        }

        _candidates.Start(from, size);
        for (var place = left; place < _terms.Count; place++)
        {
            _candidates.Add(_terms[place]);
        }

        _candidates.ListSums(allowed, least - _terms.SumOf(left));
        return AllBefore(left);
    }

    // Adds the scores that are missing, the greatest first.
    private void LookUp(ulong missing)
    {
        var rest = 0.0;
        for (var place = 0; place < _terms.Count; place++)
        {
            rest += (missing >> place & 1) != 0 ? _terms.Bounds[place] : 0;
        }

        for (var place = _terms.Count - 1; place >= 0; place--)
        {
            if ((missing >> place & 1) != 0)
            {
                _candidates.LookUp(_terms[place], rest, _factors, _collector, _context.DocBase);
                rest -= _terms.Bounds[place];
            }
        }
    }

    // How many terms, from the lowest bounds on, cannot even together make a hit that competes.
    private int CountInessential(int w)
    {
        var count = 0;
        while (count < _terms.Count && !CanCompete(_bounds.ProductOf(_terms.SumOf(count + 1), w), w))
        {
            count++;
        }

        return count;
    }

    // A sum so low that nothing less can compete. What the division and the roundings of a score may be off by is far below the margin.
    private double LeastSum(int w)
    {
        const double Margin = 1 - 1e-6;
        const float Small = 1e-30f;
        const float Great = 1e+30f;
        var floor = _collector.Floor;
        var unit = _bounds.ProductOf(1, w);
        return floor is > Small and < Great && unit is > Small and < Great ? floor / unit * Margin : double.NegativeInfinity;
    }

    private bool HasFew(ReadOnlySpan<ulong> docs)
    {
        var count = 0;
        foreach (var word in docs)
        {
            count += BitOperations.PopCount(word);
        }

        return count <= _settings.MaxLookups;
    }

    // Bits 0 to count - 1.
    private static ulong AllBefore(int count) => count == 0 ? 0 : ulong.MaxValue >> (64 - count);
}
