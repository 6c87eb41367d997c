namespace SearchService.Metrics;

/// <summary>The names that collectors find the service's own instruments by.</summary>
public static class ServiceMeter
{
    /// <summary>The meter of searches, jobs, the index and the process.</summary>
    public const string Name = "SearchService";

    /// <summary>The meter of the engine: merges.</summary>
    public const string Engine = "SearchService.Engine";
}
