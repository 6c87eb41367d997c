using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SearchService.Hardening;

/// <summary>Starts jobs and looks at them, as the one who runs the service does.</summary>
internal sealed class SoakOperator(SoakService service, FolderHistory history, SeenPublications seen, SoakTally tally) : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan JobLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _client = new() { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>How long each job took.</summary>
    public List<TimeSpan> Jobs { get; } = [];

    /// <summary>From the start of the process to its first answer.</summary>
    public List<TimeSpan> Starts { get; } = [];

    /// <summary>Waits until searches are answered.</summary>
    /// <exception cref="TimeoutException">They never were.</exception>
    public async Task AwaitSearchAsync()
    {
        var watch = Stopwatch.StartNew();
        while (!await IsAnsweredAsync())
        {
            ThrowIfLate(watch, StartLimit, "a search answered");
            await Task.Delay(Pause);
        }

        Starts.Add(watch.Elapsed);
    }

    /// <summary>Asks for a job, as the only one to do so.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> StartJobAsync(string mode)
    {
        using var body = new StringContent($$"""{"mode":"{{mode}}"}""", Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync("/reindex", body);
        using var job = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return response.StatusCode == HttpStatusCode.Accepted
            ? job.RootElement.GetProperty("id").GetString()!
            : throw new InvalidOperationException($"/reindex answered {response.StatusCode}: {job.RootElement}");
    }

    /// <summary>Waits for a job and looks at what it published: all that the folder holds.</summary>
    /// <param name="id">The job; null = the newest, which every start begins.</param>
    public async Task AwaitJobAsync(string? id)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            using var answer = await GetAsync(id is null ? "/jobs" : $"/jobs/{id}");
            var job = id is not null ? answer.RootElement : answer.RootElement.EnumerateArray().FirstOrDefault();
            if (job.ValueKind == JsonValueKind.Object && job.GetProperty("finishedAt").ValueKind != JsonValueKind.Null)
            {
                Judge(job);
                Jobs.Add(watch.Elapsed);
                break;
            }

            ThrowIfLate(watch, JobLimit, "a job ended");
            await Task.Delay(Pause);
        }

        using var stats = await GetAsync("/stats");
        var version = stats.RootElement.GetProperty("indexVersion").GetInt64();
        var builtAt = stats.RootElement.GetProperty("builtAt").GetDateTimeOffset();
        if ((seen.Note(version, builtAt, 0) ?? FindPublicationFault(stats.RootElement, builtAt)) is { } fault)
        {
            tally.Found(fault);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<bool> IsAnsweredAsync()
    {
        try
        {
            using var response = await _client.GetAsync("/search?size=0");
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return false;
            }

            var before = seen.Newest.Version;
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            var (version, builtAt) = SeenPublications.Of(answer.RootElement);
            if (seen.Note(version, builtAt, before) is { } fault)
            {
                tally.Found($"the first answer after a start: {fault}");
            }

            return true;
        }
        catch (HttpRequestException) when (!service.HasEnded)
        {
            // It does not listen yet.
            return false;
        }
    }

    private void Judge(JsonElement job)
    {
        if (job.GetProperty("state").GetString() != "succeeded" || job.GetProperty("counts").GetProperty("skipped").GetInt32() > 0)
        {
            tally.Found($"a job did not do all: {job}");
        }
    }

    private string? FindPublicationFault(JsonElement stats, DateTimeOffset builtAt)
    {
        var folder = history.Newest;
        var health = stats.GetProperty("health").GetProperty("state").GetString();
        if (health is not ("sound" or "verifying"))
        {
            return $"the index is {health}: {stats.GetProperty("health").GetProperty("reason")}";
        }

        return history.At(builtAt) == folder && stats.GetProperty("articles").GetInt32() == folder.Count
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"a job ended, but the index is of {builtAt:O}, the folder of {folder.Since:O} with {folder.Count} articles: {stats}");
    }

    private async Task<JsonDocument> GetAsync(string url) => JsonDocument.Parse(await _client.GetByteArrayAsync(url));

    private static void ThrowIfLate(Stopwatch watch, TimeSpan limit, string what)
    {
        if (watch.Elapsed > limit)
        {
            throw new TimeoutException($"{limit.TotalSeconds:F0} s passed before {what}");
        }
    }
}
