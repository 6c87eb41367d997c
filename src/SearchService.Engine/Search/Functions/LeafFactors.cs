using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Search;

/// <summary>The factors of the documents of one segment. For one thread.</summary>
internal sealed class LeafFactors
{
    private readonly NumericDocValues? _values;
    private readonly SaturationFactor _factor;
    private readonly double _boost;

    public LeafFactors(NumericDocValues? values, SaturationFactor factor, float boost)
    {
        _values = values;
        _factor = factor;
        _boost = boost;
    }

    /// <summary>How factors follow from the column.</summary>
    public SaturationFactor Factor => _factor;

    /// <summary>The boost that is multiplied with them.</summary>
    public double Boost => _boost;

    /// <summary>The column that the factors depend on.</summary>
    public string Field => _factor.Field;

    /// <summary>Whether products are numbers that grow with scores and factors, as far as scores are finite.</summary>
    public bool IsMonotonic => _boost is >= 0 and <= 1e+30 && _factor.Weight <= 1e+30;

    /// <summary>The factors of another reader of the column, before its first document.</summary>
    public LeafFactors Reopen(LeafReader reader) => new(reader.GetNumericDocValues(Field), _factor, (float)_boost);

    /// <summary>The factor of a document ≥ those asked for before.</summary>
    public double GetFactor(int docId) => _values is not null && _values.AdvanceExact(docId) ? _factor.Of(_values.LongValue) : 1;

    /// <summary>The product of a score with the document's factor and the boost.</summary>
    public float Multiply(int docId, float score) => Product(score, GetFactor(docId));

    /// <summary>The product of a score with a factor and the boost.</summary>
    public float Product(float score, double factor) => (float)(score * factor * _boost);

    /// <summary>Multiplies the scores of ascending documents in place.</summary>
    public void Multiply(ReadOnlySpan<int> docIds, Span<float> scores, Span<long> buffer)
    {
        var values = buffer[..docIds.Length];
        if (_values is null)
        {
            values.Clear();
        }
        else
        {
            _values.Fill(docIds, values, 0);
        }

        for (var i = 0; i < values.Length; i++)
        {
            scores[i] = Product(scores[i], _factor.Of(values[i]));
        }
    }

    /// <summary>A score up to which no product exceeds <paramref name="productFloor"/>: also not after the roundings of
    /// <see cref="Multiply(int, float)"/>. Negative when there is no such score.</summary>
    public float ScoreFloor(float productFloor)
    {
        if (!(productFloor >= 0) || !(_boost >= 0))
        {
            return -1;
        }

        // Half a step of float is left between the quotient and what is below it: more than any error of doubles.
        return MathF.BitDecrement((float)(productFloor / ((1 + _factor.Weight) * _boost)));
    }

    /// <summary>For each window of documents what no factor in it exceeds.</summary>
    /// <param name="maxima">Of the column <see cref="Field"/> in this segment.</param>
    /// <returns>By window.</returns>
    public double[] Bound(ColumnMaxima maxima)
    {
        // Up to here neighbouring values differ by more than the three roundings of a factor, so that it never falls as values grow.
        const long MaxExactValue = 1_000_000;
        const double MinExactPivot = 0.001;
        var inflation = maxima.Greatest <= MaxExactValue && _factor.Pivot >= MinExactPivot ? 1 : 1 + 1e-14;
        var bounds = new double[maxima.Windows.Length];
        for (var w = 0; w < bounds.Length; w++)
        {
            bounds[w] = _factor.Of(maxima.Windows[w]) * inflation;
        }

        return bounds;
    }
}
