namespace SearchService.Metrics;

/// <summary>Upper bounds of histogram buckets, in seconds.</summary>
internal static class Buckets
{
    /// <summary>Those that OpenTelemetry recommends for HTTP servers, and finer ones below: most searches take less than 5 ms.</summary>
    public static readonly double[] Latencies =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    /// <summary>For what runs in the background: jobs.</summary>
    public static readonly double[] Jobs = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];
}
