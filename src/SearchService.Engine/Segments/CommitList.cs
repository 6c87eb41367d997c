using SearchService.Engine.Codecs;
using SearchService.Engine.Store;

namespace SearchService.Engine.Segments;

/// <summary>All commits that a directory lists, apart by whether they can be read.</summary>
/// <param name="Commits">Those whose segments_N and .si files are sound and of whose files none is missing, oldest first.</param>
/// <param name="Unreadable">The others: why not, by generation.</param>
internal sealed record CommitList(IReadOnlyList<IndexCommit> Commits, IReadOnlyDictionary<long, Exception> Unreadable)
{
    public static CommitList Read(IndexDirectory directory)
    {
        var files = directory.ListAll().ToHashSet(StringComparer.Ordinal);
        var commits = new List<IndexCommit>();
        var unreadable = new Dictionary<long, Exception>();
        foreach (var generation in files.Select(IndexFileNames.GenerationFromSegmentsFileName).Where(g => g > 0).Order())
        {
            // Whatever keeps one commit from being read, the others must be found.
            try
            {
                commits.Add(Read(directory, files, IndexFileNames.SegmentsFileName(generation)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                unreadable.Add(generation, e);
            }
        }

        return new CommitList(commits, unreadable);
    }

    private static IndexCommit Read(IndexDirectory directory, HashSet<string> files, string name)
    {
        var infos = SegmentInfosFormat.Read(directory, name);
        return infos.Files().FirstOrDefault(file => !files.Contains(file)) is { } missing
            ? throw new CorruptIndexException($"the commit names '{missing}', which is not there", name)
            : new IndexCommit(directory, infos);
    }
}
