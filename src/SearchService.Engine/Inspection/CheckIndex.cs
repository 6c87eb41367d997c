using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Engine.Inspection;

/// <summary>Checks whether an index is sound: every checksum, and, unless told otherwise, that everything in the files agrees
/// with everything else. Changes nothing and takes no lock; may run beside a writer. What is verified: format note,
/// section 9.2, but for points, payloads and offsets, which this engine does not read.</summary>
public static class CheckIndex
{
    // A writer may publish commits and delete the files of the one that is being checked.
    private const int MaxAttempts = 3;

    /// <summary>Checks the newest commit. Damage of any kind, a missing index included, is part of the answer, never an exception.</summary>
    /// <exception cref="OperationCanceledException">The check was canceled.</exception>
    public static CheckIndexStatus Check(IndexDirectory directory, CheckIndexOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new CheckIndexOptions();
        var status = CheckNewest(directory, options, cancellation);
        for (var attempt = 1; attempt < MaxAttempts && !status.IsClean && NewestGeneration(directory) > status.Generation; attempt++)
        {
            status = CheckNewest(directory, options, cancellation);
        }

        return status;
    }

    private static CheckIndexStatus CheckNewest(IndexDirectory directory, CheckIndexOptions options, CancellationToken cancellation)
    {
        SegmentInfos commit;
        try
        {
            commit = SegmentInfosFormat.ReadLatest(directory);
        }
        catch (Exception e) when (CheckIndexError.IsDamage(e))
        {
            return Unreadable(directory, e, cancellation);
        }

        return new CheckIndexStatus(IndexFileNames.SegmentsFileName(commit.Generation), commit.Generation)
        {
            Version = commit.Version,
            UserData = commit.UserData,
            CommitErrors = CheckCounter(commit),
            Segments = [.. commit.Segments.Select((s, i) => new SegmentCheck(directory, s, options, cancellation).Run(i, commit.Segments.Count))],
            UnreferencedFiles = [.. ListIndexFiles(directory).Except(NamedFiles(directory, commit), StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> NamedFiles(IndexDirectory directory, SegmentInfos newest) =>
        DirectoryReader.ListCommits(directory).SelectMany(c => c.Infos.Files()).Union(newest.Files(), StringComparer.Ordinal);

    // Which files belong to the commit is unknown then; those that are there can still be whole or not.
    private static CheckIndexStatus Unreadable(IndexDirectory directory, Exception failure, CancellationToken cancellation)
    {
        var errors = new DamageList();
        errors.Add(failure);
        foreach (var file in ListIndexFiles(directory))
        {
            errors.Guard(() => FilesCheck.CheckFile(directory, file, null, cancellation));
        }

        var generation = NewestGeneration(directory);
        return new CheckIndexStatus(generation > 0 ? IndexFileNames.SegmentsFileName(generation) : null, generation) { CommitErrors = errors.Errors };
    }

    private static CheckIndexError[] CheckCounter(SegmentInfos commit)
    {
        var greatest = commit.Segments.Select(s => IndexFileNames.CounterOf(s.Info.Name)).DefaultIfEmpty(-1).Max();
        return commit.Counter > greatest
            ? []
            : [new CheckIndexError(IndexFileNames.SegmentsFileName(commit.Generation), $"the next segment's number is {commit.Counter}, but there is a segment with number {greatest}")];
    }

    private static string[] ListIndexFiles(IndexDirectory directory)
    {
        try
        {
            return [.. directory.ListAll().Where(IndexFileNames.IsIndexFile)];
        }
        catch (Exception e) when (CheckIndexError.IsDamage(e))
        {
            // A directory that cannot be listed is reported by reading its commit.
            return [];
        }
    }

    private static long NewestGeneration(IndexDirectory directory) =>
        ListIndexFiles(directory).Select(IndexFileNames.GenerationFromSegmentsFileName).Where(g => g > 0).DefaultIfEmpty(0).Max();
}
