namespace SearchService.Benchmarks;

/// <summary>Times of many queries, in microseconds.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Median">The median.</param>
/// <param name="P99">What one in a hundred exceeds.</param>
internal readonly record struct Latencies(double Mean, double Median, double P99)
{
    /// <param name="microseconds">At least one.</param>
    public static Latencies Of(IEnumerable<double> microseconds)
    {
        var sorted = microseconds.Order().ToArray();
        return new Latencies(sorted.Average(), sorted[sorted.Length / 2], sorted[(int)(0.99 * (sorted.Length - 1))]);
    }
}
