using System.Diagnostics;

namespace SearchService.Engine.Search;

/// <summary>The moment at which a search gives up, and a token by which its caller can make it give up. The default never does.</summary>
public readonly struct QueryDeadline
{
    private readonly long _endTimestamp;
    private readonly CancellationToken _cancellation;

    private QueryDeadline(long endTimestamp, CancellationToken cancellation)
    {
        _endTimestamp = endTimestamp;
        _cancellation = cancellation;
    }

    /// <summary>A deadline that lies this far ahead; <see cref="Timeout.InfiniteTimeSpan"/> is no deadline.</summary>
    public static QueryDeadline After(TimeSpan time, CancellationToken cancellation = default)
    {
        if (time == Timeout.InfiniteTimeSpan)
        {
            return new QueryDeadline(0, cancellation);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var ticks = time.TotalSeconds * Stopwatch.Frequency;
        return new QueryDeadline(Stopwatch.GetTimestamp() + (long)Math.Min(ticks, long.MaxValue / 4), cancellation);
    }

    /// <exception cref="QueryTimeoutException">The deadline has passed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Check()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_endTimestamp != 0 && Stopwatch.GetTimestamp() >= _endTimestamp)
        {
            throw new QueryTimeoutException();
        }
    }
}
