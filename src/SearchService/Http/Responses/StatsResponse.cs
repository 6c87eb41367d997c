using SearchService.Articles;

namespace SearchService.Http;

/// <summary>What there is to know of the index. While there is none, its version and its date are null.</summary>
/// <param name="Articles">How many it holds.</param>
/// <param name="Segments">The parts it consists of.</param>
/// <param name="DeletedDocuments">Slots that merges will reclaim.</param>
/// <param name="SizeBytes">Bytes on disk.</param>
/// <param name="IndexVersion">Grows with every publication.</param>
/// <param name="BuiltAt">When it was published.</param>
/// <param name="LastJob">The newest job; null before the first.</param>
/// <param name="Health">Whether the index is sound.</param>
/// <param name="Rules">The synonyms and stop words that queries are read by.</param>
public sealed record StatsResponse(
    int Articles,
    int Segments,
    int DeletedDocuments,
    long SizeBytes,
    long? IndexVersion,
    DateTime? BuiltAt,
    JobResponse? LastJob,
    IndexHealthResponse Health,
    RulesResponse Rules)
{
    public static StatsResponse From(IndexStats stats) => new(
        stats.Snapshot?.Articles ?? 0, stats.Segments, stats.DeletedDocuments, stats.SizeBytes,
        stats.Snapshot?.Version, stats.Snapshot?.BuiltAt.UtcDateTime, stats.LastJob is { } job ? JobResponse.From(job) : null,
        IndexHealthResponse.From(stats.Health), RulesResponse.From(stats.Rules));
}
