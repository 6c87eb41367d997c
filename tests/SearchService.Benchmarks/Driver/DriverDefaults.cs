namespace SearchService.Benchmarks;

/// <summary>What every verb takes unless told otherwise.</summary>
internal static class DriverDefaults
{
    /// <summary>Of the articles and of the queries.</summary>
    public const int Seed = 42;

    /// <summary>Queries of a class.</summary>
    public const int QueriesPerClass = 200;
}
