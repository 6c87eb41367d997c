using System.Diagnostics;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>Looks for damage in the background, and sees to it that a damaged index is built anew, once. Thread-safe.</summary>
internal sealed class IndexRepair : IAsyncDisposable
{
    // A disk that damages whatever is written must not keep the processor busy with building.
    private static readonly TimeSpan LeastInterval = TimeSpan.FromMinutes(1);

    private readonly SearcherManager _searchers;
    private readonly IndexOpener _opener;
    private readonly HealthMonitor _health;
    private readonly Action _startRebuild;
    private readonly TimeProvider _time;
    private readonly Action<string, Exception?> _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<Task> _tasks = [];
    private long? _lastRebuild;

    /// <param name="searchers">What is searched.</param>
    /// <param name="opener">Finds an older publication.</param>
    /// <param name="health">How the index is.</param>
    /// <param name="startRebuild">Starts a job, which builds the index anew when <paramref name="health"/> says that it must be.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Is told what happens.</param>
    public IndexRepair(
        SearcherManager searchers, IndexOpener opener, HealthMonitor health, Action startRebuild, TimeProvider time, Action<string, Exception?> log)
    {
        _searchers = searchers;
        _opener = opener;
        _health = health;
        _startRebuild = startRebuild;
        _time = time;
        _log = log;
    }

    /// <summary>Verifies the checksums of segments of what is searched now, in the background.</summary>
    public void Verify(IReadOnlyList<SegmentReader> segments)
    {
        if (segments.Count > 0 && _searchers.TryAcquire() is { } snapshot && !TryRun(() => Verify(snapshot, segments)))
        {
            snapshot.Release();
        }
    }

    /// <summary>Is told of damage that a search, a job or a verification met. The first time it looks, in the background, for a sound
    /// publication to search instead, and starts a job that builds the index anew.</summary>
    public void Damaged(Exception fault)
    {
        var reason = IndexFault.Describe(fault);
        if (_health.Damaged(reason))
        {
            _log($"the index is damaged: {reason}", fault);
            TryRun(FallBackAndRebuild);
        }
    }

    /// <summary>Starts a job that builds the index anew; a while later when one was started a short while ago.</summary>
    public void Rebuild()
    {
        var wait = TimeSpan.Zero;
        lock (_lock)
        {
            if (_lastRebuild is { } last)
            {
                wait = LeastInterval - _time.GetElapsedTime(last);
            }

            if (wait <= TimeSpan.Zero)
            {
                _lastRebuild = _time.GetTimestamp();
            }
        }

        if (wait > TimeSpan.Zero)
        {
            _log($"the index was built anew a short while ago; it will be again in {wait.TotalSeconds:0} s", null);
            TryRun(() => RebuildAfter(wait));
        }
        else if (!_stop.IsCancellationRequested)
        {
            _startRebuild();
        }
    }

    /// <summary>Stops looking, and waits for what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] tasks;
        lock (_lock)
        {
            _stop.Cancel();
            tasks = [.. _tasks];
        }

        await Task.WhenAll(tasks).ConfigureAwait(false);
        _stop.Dispose();
    }

    private void Verify(ArticleSnapshot snapshot, IReadOnlyList<SegmentReader> segments)
    {
        var started = Stopwatch.GetTimestamp();
        if (FindFault(snapshot, segments) is { } fault)
        {
            Damaged(fault);
        }
        else if (!_stop.IsCancellationRequested)
        {
            _health.Verified();
            _log($"every checksum of the index is right; the big files took {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s", null);
        }
    }

    // What is searched may be whole though a file of the same name no longer is; then it is better than anything older.
    private void FallBackAndRebuild()
    {
        if (_searchers.TryAcquire() is { } snapshot)
        {
            var generation = snapshot.Info.Version;
            if (FindFault(snapshot, snapshot.Reader.Segments) is not null && !_stop.IsCancellationRequested && _opener.FallBack(generation))
            {
                _health.FellBack();
            }
        }

        Rebuild();
    }

    private void RebuildAfter(TimeSpan wait)
    {
        try
        {
            Task.Delay(wait, _time, _stop.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (_health.NeedsRebuild)
        {
            Rebuild();
        }
    }

    // Gives the snapshot back.
    private Exception? FindFault(ArticleSnapshot snapshot, IReadOnlyList<SegmentReader> segments)
    {
        try
        {
            foreach (var segment in segments)
            {
                if (_stop.IsCancellationRequested)
                {
                    break;
                }

                segment.CheckIntegrity();
            }

            return null;
        }
        catch (Exception e) when (IndexFault.IsFault(e))
        {
            return e;
        }
        finally
        {
            snapshot.Release();
        }
    }

    private bool TryRun(Action action)
    {
        lock (_lock)
        {
            if (_stop.IsCancellationRequested)
            {
                return false;
            }

            _tasks.RemoveAll(t => t.IsCompletedSuccessfully);
            _tasks.Add(Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            return true;
        }
    }
}
