namespace SearchService.Benchmarks;

/// <summary>The greatest ratios of our boosted time to Lucene's that the project wants.</summary>
/// <param name="OfBoosted">To Lucene's boosted time, totals exact.</param>
/// <param name="OfPlain">To Lucene's time for BM25 alone, totals up to 1,000.</param>
internal readonly record struct RivalGoals(double OfBoosted, double OfPlain)
{
    public const double Loading = 0.3;
    public const double IndexingSpeed = 1.3;
    public const double DiskBytes = 1.0;
    public const double ResidentBytes = 0.5;
    public const double Opening = 0.2;
    public const double HttpRequestsPerSecond = 5;
    public const double HttpP99 = 0.25;

    public static RivalGoals Of(QueryClass queryClass) => queryClass switch
    {
        QueryClass.TitleWordsAny or QueryClass.TwoWordsAny or QueryClass.AnyInTopic => new RivalGoals(0.20, 1.0),
        QueryClass.AnyWithFacets => new RivalGoals(0.20, 0.30),
        _ => new RivalGoals(0.5, 1.0),
    };
}
