using System.Net;
using Xunit;

namespace SearchService.Tests.Http.Limits;

public sealed class ClientLimitTests : IDisposable
{
    private const int Burst = 5;

    private static readonly string[] OneASecond = ["--Search:Limits:RequestsPerSecond=1", $"--Search:Limits:RequestBurst={Burst}"];

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Beyond_the_burst_requests_are_answered_429_and_when_to_come_back()
    {
        await using var service = await StartAsync(OneASecond);

        // More than can be let through while they are sent.
        var refused = await RefusedAsync(service, "/search", 60);

        Assert.InRange(refused.Count, 1, 60 - Burst);
        Assert.All(refused, response => Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1)));
        Assert.All(refused, response => Assert.True(response.Headers.Contains("X-Content-Type-Options")));
        await RunningService.ReadProblemAsync(refused[0], HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("/no/such/route", true)]
    [InlineData("/", true)]
    [InlineData("/health/live", false)]
    [InlineData("/health/ready", false)]
    [InlineData("/metrics", false)]
    public async Task Every_route_counts_but_those_of_operation(string url, bool counts)
    {
        await using var service = await StartAsync(OneASecond);

        Assert.Equal(counts, (await RefusedAsync(service, url, 60)).Count > 0);
    }

    [Fact]
    public async Task Forwarded_headers_make_no_new_client()
    {
        await using var service = await StartAsync(OneASecond);

        Assert.NotEmpty(await RefusedAsync(service, "/stats", 60, i => $"192.0.2.{i}"));
    }

    [Fact]
    public async Task A_trusted_proxy_tells_which_client_calls()
    {
        await using var service = await StartAsync([.. OneASecond, "--Search:TrustedProxies=10.0.0.0/8, 127.0.0.1"]);

        Assert.Empty(await RefusedAsync(service, "/stats", 60, i => $"192.0.2.{i}"));
        Assert.NotEmpty(await RefusedAsync(service, "/stats", 60, _ => "192.0.2.200"));
        // What stands before the last address that is no proxy was written by the caller.
        Assert.NotEmpty(await RefusedAsync(service, "/stats", 60, i => $"198.51.100.{i}, 192.0.2.201, 10.1.2.3"));
    }

    [Fact]
    public async Task Without_the_setting_nobody_is_refused()
    {
        await using var service = await StartAsync([]);

        Assert.Empty(await RefusedAsync(service, "/stats", 100));
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningService> StartAsync(string[] settings) =>
        RunningService.StartAsync([.. _folder.Settings, .. settings], RunningService.WithoutIndex, waitUntilReady: false);

    private static async Task<List<HttpResponseMessage>> RefusedAsync(RunningService service, string url, int count, Func<int, string>? forwardedFor = null)
    {
        var refused = new List<HttpResponseMessage>();
        for (var i = 0; i < count; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            if (forwardedFor is not null)
            {
                request.Headers.Add("X-Forwarded-For", forwardedFor(i));
            }

            var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                refused.Add(response);
            }
        }

        return refused;
    }
}
