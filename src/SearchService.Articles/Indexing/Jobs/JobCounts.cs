namespace SearchService.Articles;

/// <summary>What a job did, in files.</summary>
/// <param name="Read">Opened and parsed.</param>
/// <param name="Indexed">Added or replaced in the index.</param>
/// <param name="Unchanged">Known and left as they are.</param>
/// <param name="Removed">Taken out of the index because the file vanished or can no longer be indexed.</param>
/// <param name="Skipped">Not indexed, each with a line in the list of skipped files.</param>
public sealed record JobCounts(int Read, int Indexed, int Unchanged, int Removed, int Skipped);
