namespace SearchService.Articles;

/// <summary>Keeps the publications that cursors may come back to after newer ones took their place: each for a while after its
/// cursors were last handed out or used, and at most a number of them. Thread-safe.</summary>
internal sealed class PinnedVersions : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Pin> _pins = [];
    private readonly TimeSpan _keepAlive;
    private readonly int _maxSuperseded;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private ArticleSnapshot? _current;
    private bool _isTimerSet;
    private bool _isDisposed;

    public PinnedVersions(ArticleLimits limits, TimeProvider time)
    {
        _keepAlive = limits.CursorKeepAlive;
        _maxSuperseded = limits.MaxPinnedVersions;
        _time = time;
        _timer = time.CreateTimer(_ => ReleaseExpired(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many publications are kept besides the newest.</summary>
    public int Superseded
    {
        get
        {
            lock (_lock)
            {
                return _pins.Count(p => p.Snapshot != _current);
            }
        }
    }

    /// <summary>Notes that a cursor of a publication was handed out or used.</summary>
    /// <param name="snapshot">The publication, of which the caller holds a reference.</param>
    /// <param name="isUse">Whether somebody came back with a cursor: such versions stay before those that nobody paged through.</param>
    public void Touch(ArticleSnapshot snapshot, bool isUse)
    {
        List<ArticleSnapshot> released;
        lock (_lock)
        {
            if (_isDisposed || _keepAlive == TimeSpan.Zero || _maxSuperseded == 0)
            {
                return;
            }

            var pin = _pins.Find(p => p.Snapshot == snapshot);
            if (pin is null)
            {
                pin = new Pin(snapshot.TryAcquire() ? snapshot : throw new ArgumentException("the publication is closed", nameof(snapshot)));
                _pins.Add(pin);
            }

            pin.LastTouch = _time.GetTimestamp();
            pin.IsUsed |= isUse;
            released = TakeSuperfluous();
            SetTimer();
        }

        Release(released);
    }

    /// <summary>Tells which publication is the newest now: it is held elsewhere, so that its pin does not count.</summary>
    public void SetCurrent(ArticleSnapshot current)
    {
        List<ArticleSnapshot> released;
        lock (_lock)
        {
            _current = current;
            released = [.. TakeExpired(), .. TakeSuperfluous()];
        }

        Release(released);
    }

    /// <summary>A publication that is kept, which the caller releases; null when it is not.</summary>
    public ArticleSnapshot? TryAcquire(IndexVersion version)
    {
        lock (_lock)
        {
            var snapshot = _pins.Find(p => p.Snapshot.Version == version)?.Snapshot;
            return snapshot?.TryAcquire() == true ? snapshot : null;
        }
    }

    public void Dispose()
    {
        List<ArticleSnapshot> released;
        lock (_lock)
        {
            _isDisposed = true;
            _timer.Dispose();
            released = Take(_pins);
        }

        Release(released);
    }

    private static void Release(List<ArticleSnapshot> snapshots) => snapshots.ForEach(s => s.Release());

    private void ReleaseExpired()
    {
        List<ArticleSnapshot> released;
        lock (_lock)
        {
            _isTimerSet = false;
            released = TakeExpired();
            SetTimer();
        }

        Release(released);
    }

    // Below, the lock is held.
    private List<ArticleSnapshot> TakeExpired() => Take(_pins.FindAll(p => _time.GetElapsedTime(p.LastTouch) >= _keepAlive));

    private List<ArticleSnapshot> TakeSuperfluous()
    {
        var superseded = _pins.FindAll(p => p.Snapshot != _current);
        return Take(superseded.OrderByDescending(p => p.IsUsed).ThenByDescending(p => p.LastTouch).Skip(_maxSuperseded));
    }

    private List<ArticleSnapshot> Take(IEnumerable<Pin> pins)
    {
        List<Pin> taken = [.. pins];
        _pins.RemoveAll(taken.Contains);
        return taken.ConvertAll(p => p.Snapshot);
    }

    // Touches only put off the moment for which it is set; when it comes too early it is set again.
    private void SetTimer()
    {
        if (_isTimerSet || _isDisposed || _pins.Count == 0)
        {
            return;
        }

        var due = _keepAlive - _pins.Max(p => _time.GetElapsedTime(p.LastTouch));
        _timer.Change(due < TimeSpan.Zero ? TimeSpan.Zero : due, Timeout.InfiniteTimeSpan);
        _isTimerSet = true;
    }

    private sealed class Pin(ArticleSnapshot snapshot)
    {
        public ArticleSnapshot Snapshot => snapshot;

        public long LastTouch { get; set; }

        public bool IsUsed { get; set; }
    }
}
