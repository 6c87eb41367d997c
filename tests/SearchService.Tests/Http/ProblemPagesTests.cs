using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class ProblemPagesTests(SampleService sample)
{
    [Fact]
    public async Task Unknown_routes_are_a_problem_whatever_the_caller_accepts()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing/here") { Headers = { { "Accept", "text/html" } } };
        using var response = await sample.Service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await RunningService.ReadProblemAsync(response, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/stats")]
    [InlineData("/articles/a")]
    public async Task Unknown_methods_are_a_problem(string url)
    {
        using var response = await sample.Service.Client.DeleteAsync(url, TestContext.Current.CancellationToken);

        await RunningService.ReadProblemAsync(response, HttpStatusCode.MethodNotAllowed);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Exceptions_are_a_problem_that_tells_nothing_of_the_inside()
    {
        using var folder = new TempFolder();
        await using var service = await RunningService.StartAsync(
            folder.Settings,
            builder =>
            {
                RunningService.WithoutIndex(builder);
                builder.Services.AddSingleton<TimeProvider>(new BrokenClock());
            },
            waitUntilReady: false);
        using var response = await service.Client.GetAsync("/search", TestContext.Current.CancellationToken);

        var problem = await RunningService.ReadProblemAsync(response, HttpStatusCode.InternalServerError);

        Assert.False(string.IsNullOrEmpty(problem.TraceId));
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("/secret/path", body, StringComparison.Ordinal);
        Assert.DoesNotContain("BrokenClock", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_links_to_routes_that_answer()
    {
        var home = await sample.Service.GetAsync<HomeResponse>("/api");

        foreach (var url in home.Links.Values)
        {
            using var response = await sample.Service.Client.GetAsync(url, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidDataException("cannot read /secret/path");
    }
}
