using System.Net;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

/// <summary>What the service answers while there is no index.</summary>
public sealed class NotReadyTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private RunningService _service = null!;

    public async ValueTask InitializeAsync() =>
        _service = await RunningService.StartAsync(_folder.Settings, RunningService.WithoutIndex, waitUntilReady: false);

    [Theory]
    [InlineData("/search?q=a")]
    [InlineData("/articles/a")]
    [InlineData("/articles/a/similar")]
    [InlineData("/health/ready")]
    public async Task Routes_that_need_an_index_answer_503_and_when_to_come_back(string url)
    {
        using var response = await _service.Client.GetAsync(url, TestContext.Current.CancellationToken);

        await RunningService.ReadProblemAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task Bad_parameters_are_told_even_so() => await _service.GetProblemAsync("/search?size=x", HttpStatusCode.BadRequest);

    [Fact]
    public async Task Other_routes_answer()
    {
        Assert.Equal("live", (await _service.GetAsync<HealthResponse>("/health/live")).Status);
        Assert.Equal(0, (await _service.GetAsync<StatsResponse>("/stats")).Articles);
        Assert.Empty(await _service.GetAsync<IReadOnlyList<JobResponse>>("/jobs"));
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }
}
