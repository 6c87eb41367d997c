using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Load;

/// <summary>More searches than there are places: each is answered rightly or refused, and nothing else notices.</summary>
public sealed class OverloadTests : IAsyncLifetime
{
    private const int Places = 2;
    private const int Queue = 4;
    private const int Connections = 64;
    private const int Seed = 20261122;

    private static readonly string[] Searches =
    [
        "/search?q=wind&facets=topic,provider,category,type,year,month,quality&facetSize=1000",
        $"/search?q={string.Join('+', Enumerable.Range('a', 26).Select(c => $"{(char)c}*"))}&words=any&size=100&page=1",
        $"/search?q={string.Join('+', Enumerable.Repeat("%22language+model%22", 100))}&words=any",
        "/search?q=sattelite~2+batery~2+wnid~2&words=any",
        "/search?size=100&sort=oldest",
        "/facets/topic?prefix=c",
        "/suggest?q=wi",
        "/explain/none?q=wind",
    ];

    private readonly TempFolder _folder = new();
    private readonly GatedClock _clock = new();
    private RunningService _service = null!;
    private SearchLane _lane = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartAsync(
            [
                $"--Search:ArticlesPath={Repository.Articles}", $"--Search:IndexPath={_folder.IndexPath}", $"--Search:Limits:MaxConcurrentSearches={Places}",
                $"--Search:Limits:MaxQueuedSearches={Queue}", "--Search:Limits:MaxQueueSeconds=600",
            ],
            builder => builder.Services.AddSingleton<TimeProvider>(_clock));
        _lane = _service.Services.GetRequiredService<SearchLane>();
    }

    [Fact]
    public async Task Beyond_its_places_searches_are_refused_at_once_and_other_routes_answer()
    {
        _clock.Stop();
        var searches = Enumerable.Range(0, Connections).Select(_ => _service.Client.GetAsync("/search?q=wind", Cancellation)).ToList();
        var refused = new List<HttpResponseMessage>();
        while (refused.Count < Connections - Places - Queue)
        {
            var ended = await Task.WhenAny(searches);
            searches.Remove(ended);
            refused.Add(await ended);
        }

        Assert.Equal((Places, Queue), (_lane.Running, _lane.Waiting));
        foreach (var url in (string[])["/health/live", "/health/ready", "/jobs", "/api", "/", "/openapi/v1.json"])
        {
            using var response = await _service.Client.GetAsync(url, Cancellation);
            Assert.True(response.StatusCode == HttpStatusCode.OK, url);
        }

        foreach (var response in refused)
        {
            await RunningService.ReadProblemAsync(response, HttpStatusCode.ServiceUnavailable);
            Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        _clock.GoOn();
        foreach (var response in await Task.WhenAll(searches))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal((0, 0), (_lane.Running, _lane.Waiting));
    }

    [Fact]
    public async Task Who_hangs_up_while_waiting_leaves_the_queue()
    {
        _clock.Stop();
        var working = Enumerable.Range(0, Places).Select(_ => _service.Client.GetAsync("/search?q=wind", Cancellation)).ToList();
        await UntilAsync(() => _lane.Running == Places);
        for (var i = 0; i < 3; i++)
        {
            using (var client = new TcpClient())
            {
                await client.ConnectAsync(_service.Client.BaseAddress!.Host, _service.Client.BaseAddress.Port, Cancellation);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /search?q=wind HTTP/1.1\r\nHost: localhost\r\n\r\n"), Cancellation);
                await UntilAsync(() => _lane.Waiting == 1);
            }

            await UntilAsync(() => _lane.Waiting == 0);
        }

        _clock.GoOn();
        await Task.WhenAll(working);
        Assert.Equal(0, _lane.Refused);
    }

    [Fact]
    public async Task Many_connections_get_right_answers_or_refusals_and_then_all_get_answers()
    {
        var expected = new Dictionary<string, string>();
        foreach (var url in Searches)
        {
            expected[url] = await AnswerAsync(await _service.Client.GetAsync(url, Cancellation));
        }

        var statuses = new ConcurrentBag<HttpStatusCode>();
        var sent = 0;
        var (mostRunning, mostWaiting) = (0, 0);
        var loading = Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(
            async () =>
            {
                var random = new Random(Seed + i);
                while (Interlocked.Increment(ref sent) <= SearchLoad.Count)
                {
                    var url = Searches[random.Next(Searches.Length)];
                    using var response = await _service.Client.GetAsync(url, Cancellation);
                    statuses.Add(response.StatusCode);
                    if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                    {
                        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
                    }
                    else
                    {
                        Assert.Equal(expected[url], await AnswerAsync(response));
                    }
                }
            },
            Cancellation)));
        while (!loading.IsCompleted)
        {
            mostRunning = Math.Max(mostRunning, _lane.Running);
            mostWaiting = Math.Max(mostWaiting, _lane.Waiting);
            using var live = await _service.Client.GetAsync("/health/live", Cancellation);
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }

        await loading;
        Assert.InRange(mostRunning, 1, Places);
        Assert.InRange(mostWaiting, 0, Queue);
        Assert.Equal(SearchLoad.Count, statuses.Count);
        Assert.Equal((0, 0), (_lane.Running, _lane.Waiting));
        Assert.Equal(_lane.Refused, statuses.Count(status => status == HttpStatusCode.ServiceUnavailable));
        foreach (var url in Searches)
        {
            Assert.Equal(expected[url], await AnswerAsync(await _service.Client.GetAsync(url, Cancellation)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _clock.GoOn();
        await _service.DisposeAsync();
        _clock.Dispose();
        _folder.Dispose();
    }

    /// <summary>What is the same each time: status, and the body but for its time and its request's id.</summary>
    private static async Task<string> AnswerAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        var json = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body)!;
        json.Remove("tookMs");
        json.Remove("traceId");
        return $"{response.StatusCode} {JsonSerializer.Serialize(json)}";
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.True(i < 2_000, "waited in vain");
            await Task.Delay(5, Cancellation);
        }
    }
}
