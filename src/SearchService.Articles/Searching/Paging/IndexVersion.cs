namespace SearchService.Articles;

/// <summary>Which publication of the index: the same after a restart, and not that of a rebuilt index with the same number.</summary>
/// <param name="Generation">The number of the commit.</param>
/// <param name="Id">What the commit's writer drew for it.</param>
internal readonly record struct IndexVersion(long Generation, Guid Id);
