namespace SearchService.Testing;

/// <summary>A clock that stands still until it is moved; its timers fire while it moves, on the mover's thread.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 5, 21, 9, 30, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on; timers that are due meanwhile fire, each at its time.</summary>
    public void Move(TimeSpan by)
    {
        var end = _now + by;
        while (true)
        {
            Timer? next;
            lock (_timers)
            {
                next = _timers.Where(t => t.DueAt <= end).MinBy(t => t.DueAt);
            }

            if (next is null)
            {
                break;
            }

            _now = next.DueAt > _now ? next.DueAt : _now;
            next.Fire();
        }

        _now = end;
    }

    // Fires once each time that it is set: what is tested here sets no periods.
    private sealed class Timer(ManualTime time, Action fire) : ITimer
    {
        public DateTimeOffset DueAt { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
            {
                throw new NotSupportedException("timers with a period");
            }

            lock (time._timers)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    DueAt = time._now + dueTime;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public void Fire()
        {
            Stop();
            fire();
        }

        public void Dispose() => Stop();

        public ValueTask DisposeAsync()
        {
            Stop();
            return ValueTask.CompletedTask;
        }

        private void Stop()
        {
            lock (time._timers)
            {
                time._timers.Remove(this);
            }
        }
    }
}
