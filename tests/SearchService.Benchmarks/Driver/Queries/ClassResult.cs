namespace SearchService.Benchmarks;

/// <summary>How one class of queries did.</summary>
/// <param name="Class">Its name.</param>
/// <param name="Queries">How many.</param>
/// <param name="MeanHits">The mean of the totals.</param>
/// <param name="Boosted">With the quality factor: what the service runs.</param>
/// <param name="Plain">With BM25 alone.</param>
/// <param name="Loading">Loading the stored fields of the first ten hits; null where there are none.</param>
internal sealed record ClassResult(string Class, int Queries, double MeanHits, Latencies Boosted, Latencies Plain, Latencies? Loading);
