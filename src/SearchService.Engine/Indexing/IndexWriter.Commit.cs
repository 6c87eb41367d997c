using SearchService.Engine.Codecs;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Indexing;

/// <content>Commits. Source of the protocol: format note, section 0.3.</content>
public sealed partial class IndexWriter
{
    private readonly Lock _commitLock = new();
    private readonly HashSet<string> _synced = new(StringComparer.Ordinal);

    /// <summary>Makes everything done so far durable and visible to readers that open after it. Does nothing when nothing
    /// changed and no user data is given.</summary>
    /// <param name="userData">What to note with the commit; null keeps what the last one noted.</param>
    /// <returns>The commit's generation (the N of segments_N).</returns>
    /// <exception cref="IOException">The commit failed; the last one is still in force.</exception>
    public long Commit(IReadOnlyDictionary<string, string>? userData = null)
    {
        lock (_commitLock)
        {
            var commit = PrepareCommit(userData);
            if (commit is null)
            {
                return _lastCommit.Generation;
            }

            Guard(() => Publish(commit));
            return commit.Generation;
        }
    }

    // Returns null when there is nothing to commit. The files of the returned commit are referenced.
    private SegmentInfos? PrepareCommit(IReadOnlyDictionary<string, string>? userData)
    {
        _gate.EnterWriteLock();
        try
        {
            EnsureUsable();
            return Guard(() =>
            {
                FlushAll();
                lock (_state)
                {
                    if (!_changed && userData is null && _lastCommit.Generation > 0)
                    {
                        return null;
                    }

                    return Snapshot(userData ?? _lastCommit.UserData);
                }
            });
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    private SegmentInfos Snapshot(IReadOnlyDictionary<string, string> userData)
    {
        foreach (var segment in _segments)
        {
            var before = segment.Files;
            if (segment.WriteLiveDocs())
            {
                _files.Add(segment.Files);
                _files.Release(before);
            }
        }

        var commit = new SegmentInfos
        {
            Generation = _commits.NextGeneration,
            Version = _lastCommit.Version + 1,
            Counter = Interlocked.Read(ref _segmentCounter),
            IndexCreatedVersionMajor = _segments.Count == 0 ? LuceneVersion.Current.Major : _lastCommit.IndexCreatedVersionMajor,
            Id = Guid.NewGuid().ToByteArray(),
            Segments = [.. _segments.Select(s => s.Commit)],
            UserData = userData,
        };
        _files.Add(commit.Files());
        _changed = false;
        return commit;
    }

    private void Publish(SegmentInfos commit)
    {
        var pending = IndexFileNames.PendingSegmentsFileName(commit.Generation);
        var files = commit.Segments.SelectMany(s => s.Files()).Where(f => !_synced.Contains(f)).ToArray();
        try
        {
            _writeLock.EnsureValid();
            SegmentInfosFormat.WritePending(_directory, commit);
            _directory.Sync([.. files, pending]);
            _directory.SyncMetadata();
            _directory.Rename(pending, IndexFileNames.SegmentsFileName(commit.Generation));
            _directory.SyncMetadata();
        }
        catch
        {
            Withdraw(commit, pending);
            throw;
        }

        _synced.UnionWith(files);
        _synced.IntersectWith(commit.Files());
        _lastCommit = commit;
        _commits.Add(commit);
    }

    // A commit that was not acknowledged should not be found. Its files may go only when it certainly is not: otherwise they
    // stay, and the next writer goes on from the commit that it finds.
    private void Withdraw(SegmentInfos commit, string pending)
    {
        var published = IndexFileNames.SegmentsFileName(commit.Generation);
        try
        {
            _writeLock.EnsureValid();
            var wasPublished = false;
            foreach (var file in _directory.ListAll().Where(f => f == pending || f == published))
            {
                wasPublished |= file == published;
                _directory.DeleteFile(file);
            }

            if (wasPublished)
            {
                _directory.SyncMetadata();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }

        _files.Release(commit.Files());
    }
}
