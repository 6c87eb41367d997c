using System.Diagnostics.Metrics;

namespace SearchService.Metrics;

/// <summary>Counts searches by how they ended, and measures those that ran. Thread-safe.</summary>
public sealed class SearchMetrics
{
    private readonly Counter<long> _searches;
    private readonly Histogram<double> _duration;

    public SearchMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ServiceMeter.Name);
        _searches = meter.CreateCounter<long>("searchservice.searches", "{search}", "Searches, by how they ended.");
        _duration = meter.CreateHistogram(
            "searchservice.search.duration", "s", "Time that searches of the index took, without reading the request and writing the answer.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets.Latencies });
    }

    /// <summary>Notes a search that was answered or refused.</summary>
    /// <param name="outcome">One of <see cref="SearchOutcome"/>.</param>
    public void Count(string outcome) => _searches.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Notes how long the index took to search, with whatever end.</summary>
    public void Measure(TimeSpan elapsed) => _duration.Record(elapsed.TotalSeconds);
}
