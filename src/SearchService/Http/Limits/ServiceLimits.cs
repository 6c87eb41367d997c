namespace SearchService.Http;

/// <summary>Bounds on what all callers together, and each of them, may ask of the service at a time.</summary>
public sealed record ServiceLimits
{
    // A short search still gets its share of the processors beside a dear one. More at a time only hold one another up: the slowest take longer.
    private const int SearchesPerProcessor = 2;
    private const int LeastSearches = 4;

    /// <summary>How many searches are at work at a time, at least 1.</summary>
    public int MaxConcurrentSearches { get; init; } = Math.Max(LeastSearches, SearchesPerProcessor * Environment.ProcessorCount);

    /// <summary>How many more may wait for their turn; those beyond are refused at once.</summary>
    public int MaxQueuedSearches { get; init; } = 1_000;

    /// <summary>How long one waits for its turn before it is refused. The search's own deadline begins after that.</summary>
    public TimeSpan MaxQueueTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many connections are open at a time; those beyond are closed as they come.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>How many requests a second a client may send in the long run; 0 = as many as it likes.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>How many requests a client may send at once after a pause; 0 = those of two seconds.</summary>
    public int RequestBurst { get; init; }
}
