using System.Buffers;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>What no score of a segment's windows exceeds: for each term, for their sum and for the product. Not a bit more than the
/// greatest saturations and factors there allow, because every step is taken with the same roundings as that of a score, and each grows
/// with what goes in. Dispose returns the memory.</summary>
internal sealed class WindowBounds : IDisposable
{
    /// <summary>Stands for a window in which a term has no document.</summary>
    public const float Absent = -1;

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
        _factors = ArrayPool<double>.Shared.Rent(_count);
        ranking.Factors?.FillBounds(tables.MaximaOf(context, ranking.Factors.Field, shift), _factors);
        for (var i = 0; i < ranking.Terms.Length; i++)
        {
            BoundTerm(ranking.Terms[i], Row(i), context, tables, shift);
        }

        Multiply();
    }

    /// <summary>By window: what no score exceeds; <see cref="Absent"/> where none can be.</summary>
    public ReadOnlySpan<float> Products => _products.AsSpan(0, _count);

    /// <summary>What no score of a term exceeds in a window; <see cref="Absent"/> where no document has it.</summary>
    public float OfTerm(int term, int window) => _terms[(term * _count) + window];

    /// <summary>What no score of a document in a window exceeds whose sum is not above this.</summary>
    public float ProductOf(double sum, int window) =>
        _ranking.Factors is null ? (float)sum : _ranking.Factors.Product((float)sum, _factors[window]);

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_terms);
        ArrayPool<float>.Shared.Return(_products);
        ArrayPool<double>.Shared.Return(_factors);
    }

    private Span<float> Row(int term) => _terms.AsSpan(term * _count, _count);

    private static void BoundTerm(RankedTerm term, Span<float> row, LeafReaderContext context, RankingTables tables, int shift)
    {
        row.Fill(Absent);
        if (term.DocFreq > RankedTerm.BlockSize)
        {
            tables.BlocksOf(context, term).Spread(row, shift);
        }
        else
        {
            term.Rewind();
            for (var docId = term.Postings.NextDoc(); docId != DocIdSetIterator.NoMoreDocs; docId = term.Postings.NextDoc())
            {
                ref var saturation = ref row[docId >> shift];
                saturation = Math.Max(saturation, term.Scoring.Saturation(term.Postings.Freq, term.Norms.Get(docId)));
            }
        }

        foreach (ref var value in row)
        {
            value = value < 0 ? Absent : term.Scoring.ScoreOf(value);
        }
    }

    private void Multiply()
    {
        var terms = _ranking.Terms.Length;
        for (var w = 0; w < _count; w++)
        {
            double sum = _ranking.Constant;
            var present = 0;
            for (var i = 0; i < terms; i++)
            {
                var bound = _terms[(i * _count) + w];
                if (bound >= 0)
                {
                    sum += bound;
                    present++;
                }
            }

            var isPossible = terms == 0 || present == terms || (present > 0 && !_ranking.AllRequired);
            _products[w] = isPossible ? ProductOf(sum, w) : Absent;
        }
    }
}
