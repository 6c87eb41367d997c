using System.Net;
using System.Text.Json;
using SearchService.Articles;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class JobsApiTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private RunningService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _folder.AddArticle("a", "One");
        _folder.AddArticle("b", "Two");
        _service = await RunningService.StartAsync(_folder.Settings);
    }

    [Fact]
    public async Task Start_is_a_job_like_any_other()
    {
        var job = Assert.Single(await _service.GetAsync<IReadOnlyList<JobResponse>>("/jobs"));

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal((2, 0), (job.Counts.Indexed, job.Counts.Skipped));
        Assert.Equal(100, job.Progress.Percent);
    }

    [Fact]
    public async Task Reindex_answers_202_with_the_jobs_address()
    {
        _folder.AddArticle("c", "Three");

        using var response = await _service.PostAsync("/reindex", null);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var job = await RunningService.ReadAsync<JobResponse>(response);
        Assert.Equal($"/jobs/{job.Id}", response.Headers.Location?.ToString());
        Assert.Equal(IndexMode.Changed, job.Mode);
        await _service.WaitUntilIdleAsync();
        Assert.Equal(JobState.Succeeded, (await _service.GetAsync<JobResponse>($"/jobs/{job.Id}")).State);
        Assert.Equal(3, (await _service.GetAsync<SearchResponse>("/search")).Total);
    }

    [Theory]
    [InlineData("{}", IndexMode.Changed)]
    [InlineData("""{"mode":"changed","strict":true}""", IndexMode.Changed)]
    [InlineData("""{"mode":"full","strict":false}""", IndexMode.Full)]
    public async Task Reindex_takes_mode_and_strict(string body, IndexMode mode)
    {
        using var response = await _service.PostAsync("/reindex", body);

        Assert.Equal(mode, (await RunningService.ReadAsync<JobResponse>(response)).Mode);
    }

    [Theory]
    [InlineData("""{"mode":"all"}""", "mode")]
    [InlineData("""{"mode":1,"strict":"yes"}""", "mode", "strict")]
    [InlineData("""{"fulll":true}""", "fulll")]
    public async Task Reindex_says_what_is_wrong_with_the_body(string body, params string[] names)
    {
        using var response = await _service.PostAsync("/reindex", body);

        Assert.Equal(names, (await RunningService.ReadProblemAsync(response, HttpStatusCode.BadRequest)).Errors!.Keys.Order());
    }

    [Theory]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Reindex_refuses_other_bodies(string body, string mediaType, HttpStatusCode status)
    {
        using var response = await _service.PostAsync("/reindex", body, mediaType);

        await RunningService.ReadProblemAsync(response, status);
    }

    [Fact]
    public async Task Jobs_spell_states_as_the_contract_does()
    {
        var job = (await _service.GetAsync<JsonElement>("/jobs"))[0];

        Assert.Equal("succeeded", job.GetProperty("state").GetString());
        Assert.Equal("changed", job.GetProperty("mode").GetString());
        Assert.Equal(["phase", "done", "total", "percent"], job.GetProperty("progress").EnumerateObject().Select(member => member.Name));
        Assert.EndsWith("Z", job.GetProperty("finishedAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipped_lists_bad_files()
    {
        File.WriteAllText(Path.Combine(_folder.ArticlesPath, "bad.md"), "---\ntitle: [\n---\n");
        using var response = await _service.PostAsync("/reindex", null);
        await _service.WaitUntilIdleAsync();

        var skipped = Assert.Single(await _service.GetAsync<IReadOnlyList<SkippedFile>>($"{response.Headers.Location}/skipped"));

        Assert.Equal("bad.md", skipped.Path);
        Assert.NotEqual("", skipped.Reason);
    }

    [Fact]
    public async Task Cancel_answers_202_for_a_known_job()
    {
        var id = (await _service.GetAsync<IReadOnlyList<JobResponse>>("/jobs"))[0].Id;

        using var response = await _service.PostAsync($"/jobs/{id}/cancel", null);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(id, (await RunningService.ReadAsync<JobResponse>(response)).Id);
    }

    [Fact]
    public async Task Unknown_jobs_are_a_404()
    {
        await _service.GetProblemAsync("/jobs/none", HttpStatusCode.NotFound);
        await _service.GetProblemAsync("/jobs/none/skipped", HttpStatusCode.NotFound);
        using var response = await _service.PostAsync("/jobs/none/cancel", null);
        await RunningService.ReadProblemAsync(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Stats_tell_of_the_index()
    {
        var stats = await _service.GetAsync<StatsResponse>("/stats");

        Assert.Equal(2, stats.Articles);
        Assert.True(stats.SizeBytes > 0);
        Assert.NotNull(stats.BuiltAt);
        Assert.Equal(JobState.Succeeded, stats.LastJob?.State);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }
}
