namespace SearchService.Benchmarks;

/// <summary>How a server did under load.</summary>
/// <param name="RequestsPerSecond">All connections together.</param>
/// <param name="MedianMs">Of request to the end of its answer.</param>
/// <param name="P99Ms">What one in a hundred exceeds.</param>
internal readonly record struct HttpLoadResult(double RequestsPerSecond, double MedianMs, double P99Ms);
