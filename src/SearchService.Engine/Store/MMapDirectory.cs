using System.IO.Enumeration;

namespace SearchService.Engine.Store;

/// <summary>A folder of the file system whose files are read through memory maps.</summary>
public sealed class MMapDirectory : IndexDirectory
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <param name="path">The folder; created when it is absent.</param>
    public MMapDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        CreateFolders(Path);
    }

    /// <summary>The folder's absolute path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    /// <remarks>A folder that has the name of an index file is listed too: it is in that file's place, and the name is taken.</remarks>
    public override string[] ListAll()
    {
        var found = new FileSystemEnumerable<string>(Path, static (ref FileSystemEntry entry) => entry.FileName.ToString(), AllEntries)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory || IndexFileNames.IsIndexFile(entry.FileName.ToString()),
        };
        var names = new List<string>();
        foreach (var name in found)
        {
            names.Add(name);
        }

        names.Sort(StringComparer.Ordinal);
        return [.. names];
    }

    /// <inheritdoc/>
    public override long FileLength(string name) => new FileInfo(PathOf(name)).Length;

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name) =>
        new(name, new FileStream(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name) => new(name, MappedFile.Open(PathOf(name)));

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            using var handle = File.OpenHandle(PathOf(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(handle);
        }
    }

    /// <inheritdoc/>
    public override void SyncMetadata() => FolderSync.Sync(Path);

    /// <inheritdoc/>
    public override void Rename(string source, string target) => File.Move(PathOf(source), PathOf(target), overwrite: false);

    /// <inheritdoc/>
    public override void DeleteFile(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"no file '{name}' to delete", name);
        }

        File.Delete(path);
    }

    /// <inheritdoc/>
    public override IndexLock ObtainLock(string name) => NativeLock.Obtain(PathOf(name));

    // A commit is no more durable than the folders that lead to it.
    private static void CreateFolders(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        var parent = System.IO.Path.GetDirectoryName(path);
        if (parent is not null)
        {
            CreateFolders(parent);
        }

        Directory.CreateDirectory(path);
        if (parent is not null)
        {
            FolderSync.Sync(parent);
        }
    }

    private string PathOf(string name)
    {
        CheckName(name);
        return System.IO.Path.Combine(Path, name);
    }
}
