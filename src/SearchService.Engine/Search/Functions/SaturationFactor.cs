namespace SearchService.Engine.Search;

/// <summary>A factor of a score that grows with a number of the document and saturates: 1 + w q / (q + pivot), where q is the value of
/// a NUMERIC column, 0 when it is negative or missing. It lies in [1, 1 + w).</summary>
/// <param name="Field">The column.</param>
/// <param name="Weight">w: how much the greatest values add; finite, ≥ 0.</param>
/// <param name="Pivot">The value that adds half of it; finite, ≥ 0.</param>
public readonly record struct SaturationFactor(string Field, double Weight, double Pivot)
{
    /// <summary>The factor for a value of the column.</summary>
    public double Of(long value)
    {
        // With q = 0 the factor is 1 whatever the pivot; 0 / 0 must not be computed.
        if (value <= 0)
        {
            return 1;
        }

        double quality = value;
        return 1 + (Weight * quality / (quality + Pivot));
    }
}
