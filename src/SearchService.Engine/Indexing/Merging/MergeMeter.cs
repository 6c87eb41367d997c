using System.Diagnostics.Metrics;

namespace SearchService.Engine.Indexing;

/// <summary>Measures merges, for whoever listens to the meter <c>SearchService.Engine</c>.</summary>
internal static class MergeMeter
{
    private static readonly Meter Meter = new("SearchService.Engine");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "searchservice.merge.duration", "s", "Time that merges of segments took.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 600] });

    private static readonly Counter<long> Written = Meter.CreateCounter<long>("searchservice.merge.written", "By", "Bytes of the segments that merges wrote.");

    /// <summary>Notes a merge whose segment took the place of its sources.</summary>
    public static void Record(TimeSpan elapsed, long lengthBytes)
    {
        Duration.Record(elapsed.TotalSeconds);
        Written.Add(lengthBytes);
    }
}
