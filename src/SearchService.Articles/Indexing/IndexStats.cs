namespace SearchService.Articles;

/// <summary>What there is to know of the index.</summary>
/// <param name="Snapshot">The version that is being searched; null while there is none.</param>
/// <param name="Segments">Its segments.</param>
/// <param name="DeletedDocuments">Slots of deleted documents that merges will reclaim.</param>
/// <param name="SizeBytes">Bytes on disk.</param>
/// <param name="LastJob">The newest job; null before the first.</param>
/// <param name="Health">How the index is.</param>
/// <param name="Rules">The synonyms and stop words.</param>
public sealed record IndexStats(
    IndexSnapshotInfo? Snapshot, int Segments, int DeletedDocuments, long SizeBytes, JobStatus? LastJob, IndexHealth Health, QueryRulesStatus Rules);
