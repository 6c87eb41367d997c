using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http.Limits;

public sealed class SearchLaneTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(5);

    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly TaskCompletionSource<object?> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SearchLane _lane;

    public SearchLaneTests() => _lane = Lane(queue: 1, Long);

    [Fact]
    public async Task RunAsync_lets_one_work_one_wait_and_refuses_the_third_at_once()
    {
        var first = Run(_gate.Task);
        var second = Run(Task.FromResult<object?>("second"));

        var third = Run(Task.FromResult<object?>("third"));

        Assert.True(third.IsCompletedSuccessfully);
        AssertRefused(await third);
        Assert.Equal((1, 1, 1), (_lane.Running, _lane.Waiting, _lane.Refused));
        Assert.False(second.IsCompleted);
        _gate.SetResult("first");
        Assert.Equal(("first", "second"), (await first, await second));
        Assert.Equal((0, 0), (_lane.Running, _lane.Waiting));
    }

    [Fact]
    public async Task Searches_at_work_and_waiting_are_measured()
    {
        var measured = new Dictionary<string, int>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == _meters.GetRequiredService<IMeterFactory>())
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured[instrument.Name] = value);
        listener.Start();
        var first = Run(_gate.Task);
        var second = Run(Task.FromResult<object?>("second"));

        listener.RecordObservableInstruments();

        Assert.Equal((1, 1), (measured["searchservice.searches.running"], measured["searchservice.searches.waiting"]));
        _gate.SetResult("first");
        await Task.WhenAll(first, second);
        listener.RecordObservableInstruments();
        Assert.Equal((0, 0), (measured["searchservice.searches.running"], measured["searchservice.searches.waiting"]));
    }

    [Fact]
    public async Task RunAsync_refuses_who_waited_too_long()
    {
        Use(queue: 10, Short);
        var first = Run(_gate.Task);

        AssertRefused(await Run(Task.FromResult<object?>("second")));

        // Who waited knows a moment before the queue does.
        Assert.True(SpinWait.SpinUntil(() => (_lane.Running, _lane.Waiting) == (1, 0), TimeSpan.FromSeconds(30)), $"{_lane.Running} at work, {_lane.Waiting} waiting");
        _gate.SetResult("first");
        Assert.Equal("first", await first);
    }

    [Theory]
    [InlineData(0, 600)]
    [InlineData(10, 0)]
    public async Task RunAsync_without_a_queue_or_a_wait_refuses_at_once(int queue, int seconds)
    {
        Use(queue, TimeSpan.FromSeconds(seconds));
        var first = Run(_gate.Task);

        var second = Run(Task.FromResult<object?>("second"));

        Assert.True(second.IsCompletedSuccessfully);
        AssertRefused(await second);
        _gate.SetResult("first");
        await first;
    }

    [Fact]
    public async Task RunAsync_forgets_who_hangs_up_while_waiting()
    {
        var first = Run(_gate.Task);
        using var hangUp = new CancellationTokenSource();
        var second = Run(Task.FromResult<object?>("second"), hangUp.Token);

        await hangUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal((1, 0, 0), (_lane.Running, _lane.Waiting, _lane.Refused));
        _gate.SetResult("first");
        await first;
    }

    [Fact]
    public async Task RunAsync_tells_a_search_that_its_client_hung_up()
    {
        using var hangUp = new CancellationTokenSource();
        var context = new DefaultHttpContext { RequestAborted = hangUp.Token };
        var running = RunUntilCancelledAsync(context);

        await hangUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(0, _lane.Running);
        Assert.Equal(hangUp.Token, context.RequestAborted);
    }

    [Fact]
    public async Task RunAsync_ends_searches_some_time_after_the_service_was_told_to_stop()
    {
        var context = new DefaultHttpContext();
        var running = RunUntilCancelledAsync(context);

        _lifetime.StopApplication();

        var problem = Assert.IsType<Problem>(await running);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, problem.StatusCode);
        Assert.Equal(0, _lane.Running);
    }

    [Fact]
    public async Task RunAsync_frees_the_place_of_a_search_that_fails()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Run(Task.FromException<object?>(new InvalidDataException())));

        Assert.Equal(0, _lane.Running);
    }

    [Fact]
    public async Task WasRefused_is_true_of_refused_requests_alone()
    {
        Use(queue: 0, Long);
        var (answered, refused) = (new DefaultHttpContext(), new DefaultHttpContext());

        var first = _lane.RunAsync(answered, () => new(_gate.Task)).AsTask();
        await _lane.RunAsync(refused, () => new((object?)null));
        _gate.SetResult(null);
        await first;

        Assert.Equal((false, true), (SearchLane.WasRefused(answered), SearchLane.WasRefused(refused)));
    }

    public void Dispose()
    {
        _gate.TrySetCanceled();
        _lane.Dispose();
        _meters.Dispose();
    }

    private static void AssertRefused(object? answer)
    {
        var problem = Assert.IsType<Problem>(answer);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, problem.StatusCode);
        Assert.True(problem.RetryAfterSeconds > 0);
    }

    private void Use(int queue, TimeSpan wait)
    {
        _lane.Dispose();
        _lane = Lane(queue, wait);
    }

    private SearchLane Lane(int queue, TimeSpan wait) => new(
        new ServiceLimits { MaxConcurrentSearches = 1, MaxQueuedSearches = queue, MaxQueueTime = wait }, _lifetime, _meters.GetRequiredService<IMeterFactory>(), NullLogger<SearchLane>.Instance);

    private Task<object?> Run(Task<object?> search, CancellationToken hangUp = default) =>
        _lane.RunAsync(new DefaultHttpContext { RequestAborted = hangUp }, () => new(search)).AsTask();

    private Task<object?> RunUntilCancelledAsync(HttpContext context) => _lane.RunAsync(context, async () =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        return null;
    }).AsTask();
}
