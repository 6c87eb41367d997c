using SearchService.Engine.Indexing;
using SearchService.Engine.Inspection;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;

namespace SearchService.Hardening;

/// <summary>Looks at an index after its writer was killed.</summary>
/// <param name="directory">The index.</param>
/// <param name="apache">Apache's CheckIndex: what it complains of, or null; null = it is not asked.</param>
internal sealed class CrashedIndex(MMapDirectory directory, Func<string, string?>? apache)
{
    /// <summary>What the newest commit holds.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public IndexState Read()
    {
        if (DirectoryReader.ListCommits(directory).Count == 0 && !directory.ListAll().Any(f => IndexFileNames.GenerationFromSegmentsFileName(f) > 0))
        {
            return IndexState.None;
        }

        using var reader = DirectoryReader.Open(directory);
        return new IndexState(reader.Commit.UserData[WorkerCommits.NameKey], LiveDocuments.Read(reader));
    }

    /// <summary>What is damaged, in the newest commit or an older one; null when nothing is.</summary>
    public string? FindDamage()
    {
        if (!directory.ListAll().Any(f => IndexFileNames.GenerationFromSegmentsFileName(f) > 0))
        {
            return null;
        }

        var status = CheckIndex.Check(directory);
        if (!status.IsClean)
        {
            return "CheckIndex: " + string.Join("; ", status.Errors);
        }

        foreach (var commit in DirectoryReader.ListCommits(directory))
        {
            using var reader = DirectoryReader.Open(commit);
            LiveDocuments.Read(reader);
        }

        return apache?.Invoke(directory.Path);
    }

    /// <summary>Opens a writer and closes it; gives the files that are left though no commit names them.</summary>
    public IReadOnlyList<string> Leftovers(IndexWriterConfig config)
    {
        new IndexWriter(directory, config).Dispose();
        return [.. directory.ListAll()
            .Except(DirectoryReader.ListCommits(directory).SelectMany(c => c.Infos.Files()), StringComparer.Ordinal)
            .Except([IndexFileNames.WriteLock])];
    }
}
