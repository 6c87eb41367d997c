using System.Net;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class HealthApiTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_is_told_once_an_index_is_open()
    {
        await using var service = await RunningService.StartAsync(_folder.Settings);

        Assert.Equal("ready", (await service.GetAsync<HealthResponse>("/health/ready")).Status);
        Assert.Equal("live", (await service.GetAsync<HealthResponse>("/health/live")).Status);
    }

    [Fact]
    public async Task Starting_is_told_before_the_first_job_has_ended()
    {
        await using var service = await RunningService.StartAsync(_folder.Settings, RunningService.WithoutIndex, waitUntilReady: false);

        var problem = await service.GetProblemAsync("/health/ready", HttpStatusCode.ServiceUnavailable);

        Assert.Equal(("starting", 0), (problem.State, problem.Percent));
        Assert.Equal("live", (await service.GetAsync<HealthResponse>("/health/live")).Status);
    }

    [Fact]
    public async Task Broken_is_told_with_a_reason_for_outsiders()
    {
        // The folder goes between the look at the settings and the first job.
        await using var service = await RunningService.StartAsync(
            _folder.Settings, _ => Directory.Delete(_folder.ArticlesPath), waitUntilReady: false);
        while ((await service.GetAsync<IReadOnlyList<JobResponse>>("/jobs")) is not [{ FinishedAt: not null }])
        {
            await Task.Delay(10, Cancellation);
        }

        using var response = await service.Client.GetAsync("/health/ready", Cancellation);
        var problem = await RunningService.ReadProblemAsync(response, HttpStatusCode.ServiceUnavailable);

        Assert.Equal(("broken", null), (problem.State, problem.Percent));
        Assert.Contains("the folder of articles does not exist", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, problem.Detail, StringComparison.Ordinal);
        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal("live", (await service.GetAsync<HealthResponse>("/health/live")).Status);
    }

    public void Dispose() => _folder.Dispose();
}
