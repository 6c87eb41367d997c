using SearchService.Engine.Store;

namespace SearchService.Engine.Indexing;

/// <summary>Counts who needs each file of the index (the kept commits, the segments in memory) and deletes a file when nobody
/// does, as long as the write lock holds. Readers need no count: an open file stays readable. Thread-safe.</summary>
internal sealed class FileReferences(IndexDirectory directory, IndexLock writeLock)
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

    /// <summary>Deletes the files of a segment that was given up half written. What cannot be deleted now is left to later releases
    /// or the next writer.</summary>
    public void DeleteSegment(string segmentName)
    {
        lock (_lock)
        {
            try
            {
                foreach (var file in directory.ListAll().Where(f => IndexFileNames.SegmentNameOf(f) == segmentName && !_counts.ContainsKey(f)))
                {
                    Delete(file);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Not even the names are to be had. Whatever failed before says more.
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

    /// <summary>Takes a reference to every file that a commit may name; gives their names. What was never published is deleted.</summary>
    public string[] HoldEverything()
    {
        var all = directory.ListAll();
        foreach (var file in all.Where(f => IndexFileNames.GenerationFromPendingSegmentsFileName(f) >= 0))
        {
            Delete(file);
        }

        string[] files = [.. all.Where(f => IsIndexFile(f) && IndexFileNames.GenerationFromPendingSegmentsFileName(f) < 0)];
        Add(files);
        return files;
    }

    private static bool IsIndexFile(string file) =>
        (IndexFileNames.SegmentNameOf(file) is { } segment && IndexFileNames.CounterOf(segment) >= 0)
        || file.StartsWith(IndexFileNames.Segments, StringComparison.Ordinal)
        || file.StartsWith(IndexFileNames.PendingSegments, StringComparison.Ordinal);

    // Where open files cannot be deleted (Windows), the next release tries again. Without the lock the file may be another
    // writer's: then it is left alone.
    private void Delete(string file)
    {
        try
        {
            writeLock.EnsureValid();
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
