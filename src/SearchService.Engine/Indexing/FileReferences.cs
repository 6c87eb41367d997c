using SearchService.Engine.Store;

namespace SearchService.Engine.Indexing;

/// <summary>Counts who needs each file of the index (the kept commits, the segments in memory) and deletes a file when nobody
/// does. Readers need no count: an open file stays readable. Thread-safe.</summary>
internal sealed class FileReferences(IndexDirectory directory)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _undeletable = new(StringComparer.Ordinal);

    public void Add(IEnumerable<string> files)
    {
        lock (_lock)
        {
            foreach (var file in files)
            {
                _counts[file] = _counts.GetValueOrDefault(file) + 1;
            }
        }
    }

    /// <summary>Gives back references; files that nobody needs any more are deleted.</summary>
    public void Release(IEnumerable<string> files)
    {
        lock (_lock)
        {
            foreach (var file in files)
            {
                if (_counts[file] > 1)
                {
                    _counts[file]--;
                }
                else
                {
                    _counts.Remove(file);
                    Delete(file);
                }
            }

            RetryDeletions();
        }
    }

    /// <summary>Deletes the files of a segment that was given up half written.</summary>
    public void DeleteSegment(string segmentName)
    {
        lock (_lock)
        {
            foreach (var file in directory.ListAll().Where(f => IndexFileNames.SegmentNameOf(f) == segmentName && !_counts.ContainsKey(f)))
            {
                Delete(file);
            }
        }
    }

    /// <summary>Deletes what earlier writers left behind: files of the index that nobody needs.</summary>
    public void DeleteLeftovers()
    {
        lock (_lock)
        {
            foreach (var file in directory.ListAll().Where(f => IsIndexFile(f) && !_counts.ContainsKey(f)))
            {
                Delete(file);
            }
        }
    }

    /// <summary>Takes a reference to every file of the index that is there; gives their names.</summary>
    public string[] HoldEverything()
    {
        string[] files = [.. directory.ListAll().Where(IsIndexFile)];
        Add(files);
        return files;
    }

    private static bool IsIndexFile(string file) =>
        (IndexFileNames.SegmentNameOf(file) is { } segment && IndexFileNames.CounterOf(segment) >= 0)
        || file.StartsWith(IndexFileNames.Segments, StringComparison.Ordinal)
        || file.StartsWith(IndexFileNames.PendingSegments, StringComparison.Ordinal);

    // Where open files cannot be deleted (Windows), the next release tries again.
    private void Delete(string file)
    {
        try
        {
            directory.DeleteFile(file);
            _undeletable.Remove(file);
        }
        catch (FileNotFoundException)
        {
            _undeletable.Remove(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _undeletable.Add(file);
        }
    }

    private void RetryDeletions()
    {
        if (_undeletable.Count > 0)
        {
            foreach (var file in _undeletable.Where(f => !_counts.ContainsKey(f)).ToArray())
            {
                Delete(file);
            }
        }
    }
}
