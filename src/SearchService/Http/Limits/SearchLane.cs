using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using SearchService.Metrics;

namespace SearchService.Http;

/// <summary>What all searches go through: a bounded number is at work, a bounded number waits for a bounded time, and the rest is
/// refused at once with a 503. Holds a place only while a search computes, neither while a body comes in nor while an answer goes out,
/// so that a slow client holds none. Routes that do not search do not wait here. Thread-safe.</summary>
public sealed partial class SearchLane : IDisposable
{
    /// <summary>How long searches may go on after the service was told to stop, so that it ends in time.</summary>
    public static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(2.5);

    private static readonly object RefusedItem = new();

    private readonly ConcurrencyLimiter _limiter;
    private readonly ServiceLimits _limits;
    private readonly ILogger<SearchLane> _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenRegistration _stopping;
    private long _refused;
    private long _lastWarning;

    public SearchLane(ServiceLimits limits, IHostApplicationLifetime lifetime, IMeterFactory meters, ILogger<SearchLane> logger)
    {
        _limits = limits;
        _logger = logger;
        _limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.MaxConcurrentSearches,
            QueueLimit = limits.MaxQueuedSearches,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        var meter = meters.Create(ServiceMeter.Name);
        meter.CreateObservableGauge("searchservice.searches.running", () => Running, "{search}", "Searches at work.");
        meter.CreateObservableGauge("searchservice.searches.waiting", () => Waiting, "{search}", "Searches that wait for their turn.");
        _stopping = lifetime.ApplicationStopping.Register(() => _stop.CancelAfter(StopGrace));
    }

    /// <summary>Searches at work.</summary>
    public int Running => _limits.MaxConcurrentSearches - (int)(Statistics?.CurrentAvailablePermits ?? 0);

    /// <summary>Searches that wait for their turn.</summary>
    public int Waiting => (int)(Statistics?.CurrentQueuedCount ?? 0);

    /// <summary>Searches refused since the start.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    private RateLimiterStatistics? Statistics => _limiter.GetStatistics();

    private int RetryAfterSeconds => Math.Max(1, (int)Math.Ceiling(_limits.MaxQueueTime.TotalSeconds));

    /// <summary>Whether a request was answered that there is no place; the lane's own line in the log tells of all of them.</summary>
    public static bool WasRefused(HttpContext context) => context.Items.ContainsKey(RefusedItem);

    /// <summary>Does a search when it is its turn. Meanwhile <see cref="HttpContext.RequestAborted"/> also tells that the service
    /// stops and waits no longer.</summary>
    /// <param name="context">The request; a client that hangs up frees its place, in the queue too.</param>
    /// <param name="search">Computes the answer, without writing it.</param>
    /// <returns>The answer, or a problem.</returns>
    public async ValueTask<object?> RunAsync(HttpContext context, Func<ValueTask<object?>> search)
    {
        var aborted = context.RequestAborted;
        using var lease = await EnterAsync(aborted);
        if (lease is not { IsAcquired: true })
        {
            NoteRefusal(context);
            return Problem.Overloaded(RetryAfterSeconds);
        }

        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(aborted, _stop.Token);
        context.RequestAborted = cancellation.Token;
        try
        {
            return await search();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            return Problem.Stopping();
        }
        finally
        {
            context.RequestAborted = aborted;
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _limiter.Dispose();
        _stop.Dispose();
    }

    // One line a second, where a line for each would cost more than the refusal.
    private void NoteRefusal(HttpContext context)
    {
        context.Items[RefusedItem] = RefusedItem;
        var refused = Interlocked.Increment(ref _refused);
        var now = Environment.TickCount64;
        var last = Interlocked.Read(ref _lastWarning);
        if ((last == 0 || now - last >= 1_000) && Interlocked.CompareExchange(ref _lastWarning, now, last) == last)
        {
            LogOverload(Running, Waiting, refused);
        }
    }

    /// <summary>A place, or null when the wait was too long; a lease that is not acquired when too many wait already.</summary>
    private async ValueTask<RateLimitLease?> EnterAsync(CancellationToken aborted)
    {
        var lease = _limiter.AttemptAcquire();
        if (lease.IsAcquired || _limits.MaxQueueTime == TimeSpan.Zero)
        {
            return lease;
        }

        lease.Dispose();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(_limits.MaxQueueTime);
        try
        {
            return await _limiter.AcquireAsync(cancellationToken: patience.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "More searches than can be answered: {Running} at work, {Waiting} waiting, {Refused} refused since the start")]
    private partial void LogOverload(int running, int waiting, long refused);
}
