namespace SearchService.Engine.Store;

/// <summary>A flat set of named, write-once files: what an index lives in. (Lucene's Directory, under a name that .NET leaves
/// free.) Safe for use by several threads.</summary>
public abstract class IndexDirectory : IDisposable
{
    /// <summary>The names of all files, in ordinal order.</summary>
    public abstract string[] ListAll();

    /// <summary>The length of a file in bytes.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public abstract long FileLength(string name);

    /// <summary>Creates a new file.</summary>
    /// <exception cref="IOException">The file exists already, or cannot be created.</exception>
    public abstract IndexOutput CreateOutput(string name);

    /// <summary>Opens a file for reading. The returned input owns the mapping.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public abstract IndexInput OpenInput(string name);

    /// <summary>Makes the content of the files durable.</summary>
    public abstract void Sync(IReadOnlyCollection<string> names);

    /// <summary>Makes creations, renames and deletions durable.</summary>
    public abstract void SyncMetadata();

    /// <summary>Renames a file atomically; <paramref name="target"/> must not exist.</summary>
    public abstract void Rename(string source, string target);

    /// <summary>Deletes a file. Inputs that are open on it stay readable.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public abstract void DeleteFile(string name);

    /// <summary>Takes an exclusive lock, held until it is disposed.</summary>
    /// <exception cref="LockObtainFailedException">Somebody else holds it.</exception>
    public abstract IndexLock ObtainLock(string name);

    /// <summary>True when the directory lists the file.</summary>
    public bool FileExists(string name) => Array.BinarySearch(ListAll(), name, StringComparer.Ordinal) >= 0;

    /// <summary>Refuses names that a file system takes for a path.</summary>
    /// <exception cref="ArgumentException">The name is empty, has a separator, or means a folder.</exception>
    private protected static void CheckName(string name)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny('/', '\\', '\0') || name is "." or "..")
        {
            throw new ArgumentException($"'{name}' is no file name", nameof(name));
        }
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
