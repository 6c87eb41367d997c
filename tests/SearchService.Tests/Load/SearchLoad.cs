using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Load;

/// <summary>Searches over several connections at once while jobs run one after another. Notes what every search was answered,
/// and checks as it goes what holds for any of them.</summary>
public sealed class SearchLoad(RunningService service, IReadOnlyList<LoadRequest> requests, int seed)
{
    private const int Connections = 4;
    private const string CountVariable = "SEARCH_LOAD_REQUESTS";
    private const int DefaultCount = 2_000;

    private readonly ConcurrentBag<LoadAnswer> _answers = [];
    private readonly Lock _lock = new();
    private int _sent;
    private long _newestVersion;

    /// <summary>Searches in one run: what the environment says, or few enough for every day.</summary>
    public static int Count { get; } = Environment.GetEnvironmentVariable(CountVariable) is { Length: > 0 } count
        ? int.Parse(count, CultureInfo.InvariantCulture)
        : DefaultCount;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Sends them all, and runs jobs until the last is answered.</summary>
    /// <param name="runJob">Runs one job to its end; called again and again.</param>
    /// <param name="others">Other routes, asked meanwhile; each answers 200.</param>
    public async Task<IReadOnlyCollection<LoadAnswer>> RunAsync(Func<Task> runJob, IReadOnlyList<string> others)
    {
        var searching = Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(() => SearchAsync(new Random(seed + i)), Cancellation)));
        var asking = Task.Run(() => AskOthersAsync(others, searching), Cancellation);
        do
        {
            await runJob();
        }
        while (!searching.IsCompleted);

        await searching;
        await asking;
        return _answers;
    }

    /// <summary>Sends one search.</summary>
    public async Task<LoadAnswer> AskAsync(LoadRequest request)
    {
        using var response = request.IsBody
            ? await service.PostAsync("/search", request.Text)
            : await service.Client.GetAsync(request.Text, Cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{request.Text}: {response.StatusCode} {Encoding.UTF8.GetString(body)}");
        using var json = JsonDocument.Parse(body);
        var index = json.RootElement.GetProperty("index");
        return new LoadAnswer(
            request,
            index.GetProperty("version").GetInt64(),
            index.GetProperty("articles").GetInt32(),
            json.RootElement.GetProperty("total").GetInt32(),
            json.RootElement.GetProperty("hits").GetArrayLength(),
            json.RootElement.GetProperty("facets").GetRawText());
    }

    /// <summary>Runs a job to its end, asking for its state as callers do.</summary>
    public async Task<JobResponse> RunJobAsync(string mode)
    {
        using var response = await service.PostAsync("/reindex", $$"""{"mode":"{{mode}}"}""");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var job = await RunningService.ReadAsync<JobResponse>(response);
        while (job.FinishedAt is null)
        {
            await Task.Delay(5, Cancellation);
            job = await service.GetAsync<JobResponse>($"/jobs/{job.Id}");
        }

        Assert.Null(job.Error);
        return job;
    }

    private async Task SearchAsync(Random random)
    {
        while (Interlocked.Increment(ref _sent) <= Count)
        {
            var newestBefore = Interlocked.Read(ref _newestVersion);
            var answer = await AskAsync(requests[random.Next(requests.Count)]);
            Assert.True(answer.Version >= newestBefore, $"{answer} after version {newestBefore}");
            lock (_lock)
            {
                _newestVersion = Math.Max(_newestVersion, answer.Version);
            }

            _answers.Add(answer);
        }
    }

    private async Task AskOthersAsync(IReadOnlyList<string> urls, Task searching)
    {
        for (var i = 0; !searching.IsCompleted; i = (i + 1) % urls.Count)
        {
            await service.GetAsync<JsonElement>(urls[i]);
            await Task.Delay(1, Cancellation);
        }
    }
}
