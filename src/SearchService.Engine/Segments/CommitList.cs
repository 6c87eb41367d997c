using SearchService.Engine.Codecs;
using SearchService.Engine.Store;

namespace SearchService.Engine.Segments;

/// <summary>All commits that a directory lists, apart by whether they can be read.</summary>
/// <param name="Commits">Those whose segments_N and .si files are sound and of whose files none is missing, oldest first.</param>
/// <param name="Unreadable">The generations of the others, oldest first.</param>
internal sealed record CommitList(IReadOnlyList<IndexCommit> Commits, IReadOnlyList<long> Unreadable)
{
    public static CommitList Read(IndexDirectory directory)
    {
        var files = directory.ListAll().ToHashSet(StringComparer.Ordinal);
        var commits = new List<IndexCommit>();
        var unreadable = new List<long>();
        foreach (var generation in files.Select(IndexFileNames.GenerationFromSegmentsFileName).Where(g => g > 0).Order())
        {
            if (TryRead(directory, generation) is { } commit && files.IsSupersetOf(commit.Infos.Files()))
            {
                commits.Add(commit);
            }
            else
            {
                unreadable.Add(generation);
            }
        }

        return new CommitList(commits, unreadable);
    }

    // Whatever keeps one commit from being read, the others must be found.
    private static IndexCommit? TryRead(IndexDirectory directory, long generation)
    {
        try
        {
            return new IndexCommit(directory, SegmentInfosFormat.Read(directory, IndexFileNames.SegmentsFileName(generation)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
