using SearchService.Engine.Model;

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

    /// <summary>The factor of a document ≥ those asked for before.</summary>
    public double GetFactor(int docId) => _values is not null && _values.AdvanceExact(docId) ? _factor.Of(_values.LongValue) : 1;

    /// <summary>The product of a score with the document's factor and the boost.</summary>
    public float Multiply(int docId, float score) => (float)(score * GetFactor(docId) * _boost);

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
            scores[i] = (float)(scores[i] * _factor.Of(values[i]) * _boost);
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

    /// <summary>What no product of a score up to this one exceeds.</summary>
    public float Bound(float maxScore) => (float)(maxScore * (1 + _factor.Weight) * _boost);
}
