using System.Diagnostics;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;

namespace SearchService.Engine.Indexing;

/// <content>Merges: in the background, without stopping anybody.</content>
public sealed partial class IndexWriter
{
    private readonly List<Task> _runningMerges = [];
    private CancellationTokenSource _mergeCancellation = new();
    private readonly SemaphoreSlim _forcing = new(1, 1);
    private Exception? _mergeFailure;

    // While ForceMerge runs: segments that began below this counter are its own.
    private long _forcedBefore;

    /// <summary>Starts the merges that the policy wants, in the background.</summary>
    public void MaybeMerge()
    {
        EnsureUsable();
        ScheduleMerges();
    }

    /// <summary>Waits until no merge runs and the policy wants none.</summary>
    /// <exception cref="IOException">A merge failed; the segments it would have replaced are still in use.</exception>
    /// <exception cref="OperationCanceledException">The wait was given up; the merges go on.</exception>
    public void WaitForMerges(CancellationToken cancellation = default)
    {
        while (WaitForRunningMerges(cancellation))
        {
        }

        ThrowMergeFailure();
    }

    /// <summary>Merges the segments that there are, until at most <paramref name="maxSegments"/> of them remain and none has a deletion
    /// from before. What others add or delete meanwhile is left as it comes. Long; commit afterwards.</summary>
    /// <exception cref="IOException">A merge failed; the segments it would have replaced are still in use.</exception>
    /// <exception cref="OperationCanceledException">It was given up; what was merged so far stays merged.</exception>
    public void ForceMerge(int maxSegments, CancellationToken cancellation = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _mergeCancellation.Token);
        _forcing.Wait(cancellation);
        try
        {
            Flush();
            var counter = Interlocked.Read(ref _segmentCounter);
            Interlocked.Exchange(ref _forcedBefore, counter);
            MergeAllBefore(counter, maxSegments, either.Token);
        }
        finally
        {
            Interlocked.Exchange(ref _forcedBefore, 0);
            _forcing.Release();
        }

        ScheduleMerges();
    }

    private void MergeAllBefore(long counter, int maxSegments, CancellationToken cancellation)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            WaitForRunningMerges(cancellation);
            ThrowMergeFailure();
            EnsureUsable();
            SegmentState[] sources;
            lock (_state)
            {
                var old = _segments.Where(s => s.Origin < counter).ToArray();
                if (Array.Exists(old, s => s.IsMerging))
                {
                    continue;
                }

                // What is deleted in a segment that was written here was deleted later.
                var candidates = old.Select(s => written.Contains(s.Name) ? ToCandidate(s) with { DelCount = 0 } : ToCandidate(s));
                var names = _config.MergePolicy.FindForcedMerge([.. candidates], maxSegments);
                sources = [.. old.Where(s => names.Contains(s.Name))];
                MarkMerging(sources);
            }

            if (sources.Length == 0)
            {
                return;
            }

            written.Add(RunMerge(sources, cancellation));
        }
    }

    // Waits for the merges that run now; false when none does.
    private bool WaitForRunningMerges(CancellationToken cancellation)
    {
        Task[] running;
        lock (_state)
        {
            running = [.. _runningMerges];
        }

        Task.WaitAll(running, cancellation);
        return running.Length > 0;
    }

    private void ThrowMergeFailure()
    {
        if (Interlocked.Exchange(ref _mergeFailure, null) is { } failure)
        {
            throw new IOException($"a merge failed: {failure.Message}", failure);
        }
    }

    private static MergeCandidate ToCandidate(SegmentState segment) =>
        new(segment.Name, segment.LengthBytes, segment.MaxDoc, segment.DelCount);

    private static void MarkMerging(IEnumerable<SegmentState> sources)
    {
        foreach (var source in sources)
        {
            source.IsMerging = true;
        }
    }

    private void ScheduleMerges()
    {
        lock (_state)
        {
            if (_closed || _failure is not null || _mergeFailure is not null || _mergeCancellation.IsCancellationRequested)
            {
                return;
            }

            var candidates = _segments.Where(s => !s.IsMerging && s.Origin >= _forcedBefore).Select(ToCandidate).ToArray();
            foreach (var names in _config.MergePolicy.FindMerges(candidates).Take(_config.MaxMergeThreads - _runningMerges.Count))
            {
                var sources = _segments.Where(s => names.Contains(s.Name)).ToArray();
                MarkMerging(sources);
                StartMerge(sources);
            }
        }
    }

    private void StartMerge(SegmentState[] sources)
    {
        var cancellation = _mergeCancellation.Token;
        Task? merge = null;
        merge = new Task(
            () =>
            {
                try
                {
                    RunMerge(sources, cancellation);
                }
                catch (OperationCanceledException)
                {
                    // Given up because the index is being emptied or closed.
                }
                catch (Exception e)
                {
                    // Merging is a service, not a duty: searching and committing go on, and whoever waits for merges is told.
                    _mergeFailure = e;
                }
                finally
                {
                    // In one step, so that who waits for merges sees either this one or the next.
                    lock (_state)
                    {
                        _runningMerges.Remove(merge!);
                        ScheduleMerges();
                    }
                }
            },
            TaskCreationOptions.LongRunning);
        _runningMerges.Add(merge);
        merge.Start(TaskScheduler.Default);
    }

    // Gives the name of the new segment.
    private string RunMerge(SegmentState[] sources, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var info = NewSegmentInfo("merge", sources);
        var snapshots = new List<SegmentReader>(sources.Length);
        var published = false;
        try
        {
            lock (_state)
            {
                cancellation.ThrowIfCancellationRequested();
                snapshots.AddRange(sources.Select(s => s.OpenSnapshot()));
            }

            // What is merged gets a new checksum: damage would be sealed in.
            foreach (var snapshot in snapshots)
            {
                cancellation.ThrowIfCancellationRequested();
                snapshot.CheckIntegrity();
            }

            var merger = new SegmentMerger(_directory, info, snapshots, _numbers, cancellation);
            if (info.MaxDoc > 0)
            {
                merger.Merge();
                Seal(info);
            }

            lock (_state)
            {
                cancellation.ThrowIfCancellationRequested();
                PublishMerge(sources, merger, info);
                published = true;
                MergeMeter.Record(Stopwatch.GetElapsedTime(started), info.MaxDoc > 0 ? LengthOf(info) : 0);
            }

            return info.Name;
        }
        finally
        {
            foreach (var snapshot in snapshots)
            {
                snapshot.Dispose();
            }

            lock (_state)
            {
                foreach (var source in sources)
                {
                    source.IsMerging = false;
                }
            }

            if (!published)
            {
                _files.DeleteSegment(info.Name);
            }
        }
    }

    private SegmentInfo NewSegmentInfo(string source, SegmentState[] sources)
    {
        var fresh = NewSegmentInfo(source);
        return new SegmentInfo(fresh.Name, fresh.Id, fresh.MaxDoc)
        {
            Diagnostics = fresh.Diagnostics,
            IndexSort = fresh.IndexSort,
            MinVersion = sources.Min(s => s.Commit.Info.MinVersion),
        };
    }

    // The new segment takes the place of the first source. What was deleted while the merge ran is deleted in it too.
    private void PublishMerge(SegmentState[] sources, SegmentMerger merger, SegmentInfo info)
    {
        var place = _segments.IndexOf(sources[0]);
        if (info.MaxDoc > 0)
        {
            var merged = new SegmentState(_directory, NewCommitInfo(info), MergedSequences(sources, merger.DocMaps, info.MaxDoc), null)
            {
                LengthBytes = LengthOf(info),
                Origin = sources.Min(s => s.Origin),
            };
            for (var i = 0; i < sources.Length; i++)
            {
                CarryDeletes(sources[i], merger.DocMaps[i], merged);
            }

            _files.Add(merged.Files);
            _segments.Insert(place, merged);
        }

        foreach (var source in sources)
        {
            Remove(source);
        }

        _changed = true;
    }

    private static void CarryDeletes(SegmentState source, DocMap docMap, SegmentState merged)
    {
        if (source.DelCount == source.MaxDoc - docMap.Source.NumDocs)
        {
            return;
        }

        for (var doc = 0; doc < source.MaxDoc; doc++)
        {
            if (docMap[doc] >= 0 && source.IsDeleted(doc))
            {
                merged.Delete(docMap[doc]);
            }
        }
    }

    private static long[]? MergedSequences(SegmentState[] sources, IReadOnlyList<DocMap> docMaps, int maxDoc)
    {
        if (Array.TrueForAll(sources, s => s.Sequences is null))
        {
            return null;
        }

        var merged = new long[maxDoc];
        for (var i = 0; i < sources.Length; i++)
        {
            if (sources[i].Sequences is not { } sequences)
            {
                continue;
            }

            for (var doc = 0; doc < sequences.Length; doc++)
            {
                if (docMaps[i][doc] >= 0)
                {
                    merged[docMaps[i][doc]] = sequences[doc];
                }
            }
        }

        return merged;
    }

    // Cancels the merges that run, waits for them, and lets none start until AllowMerges. The caller has the gate alone.
    private void StopMerges()
    {
        Task[] running;
        lock (_state)
        {
            _mergeCancellation.Cancel();
            running = [.. _runningMerges];
        }

        Task.WaitAll(running);
    }

    private void AllowMerges()
    {
        _mergeCancellation.Dispose();
        _mergeCancellation = new CancellationTokenSource();
    }
}
