using System.Buffers;
using System.Runtime.Intrinsics;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>What no score of a segment's windows exceeds: for each term, for their sum and for the product. Little more than the
/// greatest saturations and factors there allow, and never less, because every step is taken with the same roundings as that of a score, and each grows
/// with what goes in. Dispose returns the memory.</summary>
internal sealed class WindowBounds : IDisposable
{
    private readonly LeafRanking _ranking;
    private readonly int _count;

    // By term, then by window.
    private readonly float[] _terms;
    private readonly float[] _products;
    private readonly double[] _factors;

    /// <param name="ranking">What is bounded. Its terms' cursors are moved.</param>
    /// <param name="context">The segment.</param>
    /// <param name="tables">Where to look first.</param>
    /// <param name="shift">The binary logarithm of the documents in a window.</param>
    public WindowBounds(LeafRanking ranking, LeafReaderContext context, RankingTables tables, int shift)
    {
        _ranking = ranking;
        _count = ((context.Reader.MaxDoc - 1) >> shift) + 1;
        _terms = ArrayPool<float>.Shared.Rent(_count * ranking.Terms.Length);
        _products = ArrayPool<float>.Shared.Rent(_count);
        _factors = ranking.Factors is null ? [] : tables.FactorBoundsOf(context, ranking.Factors, shift);
        for (var i = 0; i < ranking.Terms.Length; i++)
        {
            BoundTerm(ranking.Terms[i], Row(i), context, tables, shift);
        }

        Multiply();
    }

    /// <summary>By window: what no score exceeds; <see cref="SaturationCodes.Absent"/> where none can be.</summary>
    public ReadOnlySpan<float> Products => _products.AsSpan(0, _count);

    /// <summary>What no score of a term exceeds in a window; <see cref="SaturationCodes.Absent"/> where no document has it.</summary>
    public float OfTerm(int term, int window) => _terms[(term * _count) + window];

    /// <summary>What no score of a document in a window exceeds whose sum is not above this.</summary>
    public float ProductOf(double sum, int window) =>
        _ranking.Factors is null ? (float)sum : _ranking.Factors.Product((float)sum, _factors[window]);

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_terms);
        ArrayPool<float>.Shared.Return(_products);
    }

    private Span<float> Row(int term) => _terms.AsSpan(term * _count, _count);

    private static void BoundTerm(RankedTerm term, Span<float> row, LeafReaderContext context, RankingTables tables, int shift)
    {
        if (term.DocFreq > RankedTerm.BlockSize)
        {
            tables.WindowsOf(context, term, shift).FillBounds(term.Scoring, row);
            return;
        }

        row.Fill(SaturationCodes.Absent);
        term.FillSaturations(0, row, shift);
        foreach (ref var value in row)
        {
            value = value < 0 ? SaturationCodes.Absent : term.Scoring.ScoreOf(value);
        }
    }

    private void Multiply() => MultiplyScalar(Vector256.IsHardwareAccelerated ? MultiplyVector256() : 0);

    // The definition, from a window on: also the remainder.
    private void MultiplyScalar(int first)
    {
        var terms = _ranking.Terms.Length;
        for (var w = first; w < _count; w++)
        {
            double sum = _ranking.Constant;
            var present = 0;
            for (var i = 0; i < terms; i++)
            {
                var bound = OfTerm(i, w);
                if (bound >= 0)
                {
                    sum += bound;
                    present++;
                }
            }

            var isPossible = terms == 0 || present == terms || (present > 0 && !_ranking.AllRequired);
            _products[w] = isPossible ? ProductOf(sum, w) : SaturationCodes.Absent;
        }
    }

    // Eight windows at a time: sums and products as two vectors of four doubles, rounded to floats where the plain code does. How many were done.
    private int MultiplyVector256()
    {
        var terms = _ranking.Terms.Length;
        var w = 0;
        for (; w + Vector256<float>.Count <= _count; w += Vector256<float>.Count)
        {
            var low = Vector256.Create((double)_ranking.Constant);
            var high = low;
            var any = terms == 0 ? Vector256<float>.AllBitsSet : default;
            var all = Vector256<float>.AllBitsSet;
            for (var i = 0; i < terms; i++)
            {
                var bounds = Vector256.Create<float>(_terms.AsSpan((i * _count) + w));
                var present = Vector256.GreaterThanOrEqual(bounds, Vector256<float>.Zero);
                any |= present;
                all &= present;
                var (boundsLow, boundsHigh) = Vector256.Widen(bounds & present);
                low += boundsLow;
                high += boundsHigh;
            }

            var products = Vector256.Narrow(low, high);
            if (_ranking.Factors is not null)
            {
                var boost = Vector256.Create(_ranking.Factors.Boost);
                (low, high) = Vector256.Widen(products);
                low = low * Vector256.Create<double>(_factors.AsSpan(w)) * boost;
                high = high * Vector256.Create<double>(_factors.AsSpan(w + Vector256<double>.Count)) * boost;
                products = Vector256.Narrow(low, high);
            }

            var possible = _ranking.AllRequired ? all : any;
            Vector256.ConditionalSelect(possible, products, Vector256.Create(SaturationCodes.Absent)).CopyTo(_products.AsSpan(w));
        }

        return w;
    }
}
