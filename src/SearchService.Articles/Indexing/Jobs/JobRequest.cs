namespace SearchService.Articles;

/// <summary>What a job is asked to do.</summary>
/// <param name="Mode">How it brings the index up to date.</param>
/// <param name="Strict">Publish nothing when a file is bad.</param>
/// <param name="MergeToOne">Afterwards merge the index into one segment, whatever that costs.</param>
/// <param name="MaxBadFileShare">Stands in for <see cref="ArticleLimits.MaxBadFileShare"/> in this job, 0 to 1; null = that one.</param>
public sealed record JobRequest(IndexMode Mode, bool Strict = false, bool MergeToOne = false, double? MaxBadFileShare = null);
