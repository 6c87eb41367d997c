using System.Net;
using SearchService.Tests.Metrics;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class MetricsApiTests : IAsyncLifetime
{
    private const string Requests = "http_server_request_duration_seconds_count";
    private readonly TempFolder _folder = new();
    private RunningService _service = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder.AddArticle("one", "alpha bravo");
        _folder.AddArticle("two", "alpha canyon");
        File.WriteAllText(Path.Combine(_folder.ArticlesPath, "bad.md"), "no front matter");
        _service = await RunningService.StartAsync(_folder.Settings);
    }

    [Fact]
    public async Task Metrics_are_told_as_Prometheus_reads_them()
    {
        using var response = await _service.Client.GetAsync("/metrics", Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.True(response.Headers.CacheControl?.NoStore);
        var text = ExpositionText.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("histogram", text.Types["http_server_request_duration_seconds"]);
        Assert.Equal("gauge", text.Types["searchservice_index_size_bytes"]);
    }

    [Theory]
    [InlineData("/search?q=alpha", "ok")]
    [InlineData("/search?q=bravo+canyon", "relaxed")]
    [InlineData("/search?q=nothing", "zero_hits")]
    [InlineData("/search?size=x", "invalid")]
    [InlineData("/search.atom?q=alpha", "ok")]
    [InlineData("/search.json-feed?from=x", "invalid")]
    public async Task Searches_are_counted_by_outcome(string url, string outcome)
    {
        (await _service.Client.GetAsync(url, Cancellation)).Dispose();

        var text = await WaitForAsync($$"""searchservice_searches_total{outcome="{{outcome}}"}""");

        Assert.Equal(1, Assert.Single(text.Samples, sample => sample.Key.StartsWith("searchservice_searches_total", StringComparison.Ordinal)).Value);
        Assert.Equal(outcome == "invalid" ? 0 : 1, text.Samples.GetValueOrDefault("searchservice_search_duration_seconds_count"));
    }

    [Fact]
    public async Task Searches_without_an_index_are_told()
    {
        await using var empty = await RunningService.StartAsync(_folder.Settings, RunningService.WithoutIndex, waitUntilReady: false);
        await empty.GetProblemAsync("/search", HttpStatusCode.ServiceUnavailable);

        var text = await WaitForAsync("""searchservice_searches_total{outcome="not_ready"}""", service: empty);

        Assert.Equal(0, text["searchservice_index_ready"]);
        Assert.DoesNotContain("searchservice_index_version", text.Samples);
    }

    [Fact]
    public async Task Routes_are_told_as_templates_and_unknown_paths_not_at_all()
    {
        foreach (var url in (string[])["/articles/one", "/articles/none", "/secret-path/1", "/secret-path/2", "/search?q=secretword"])
        {
            (await _service.Client.GetAsync(url, Cancellation)).Dispose();
        }

        using var odd = await _service.Client.SendAsync(new HttpRequestMessage(new HttpMethod("SECRET"), "/search"), Cancellation);

        await WaitForAsync(Series("GET", "200", "/articles/{**id}"));
        await WaitForAsync(Series("GET", "404", "/articles/{**id}"));
        await WaitForAsync($$"""{{Requests}}{http_request_method="_OTHER",http_response_status_code="405",network_protocol_version="1.1",url_scheme="http"}""");
        var text = await WaitForAsync(
            $$"""{{Requests}}{aspnetcore_request_is_unhandled="true",http_request_method="GET",http_response_status_code="404",network_protocol_version="1.1",url_scheme="http"}""", 2);

        Assert.DoesNotContain(text.Samples.Keys, series => series.Contains("secret", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(text.Samples.Keys, series => series.Contains("alpha", StringComparison.OrdinalIgnoreCase) || series.Contains(_folder.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Jobs_and_the_index_are_told()
    {
        await WaitForAsync("""searchservice_job_duration_seconds_count{mode="changed",state="succeeded"}""");
        var text = await ReadAsync();

        Assert.Equal(1, text["""searchservice_job_duration_seconds_count{mode="changed",state="succeeded"}"""]);
        Assert.Equal(2, text["""searchservice_job_files_total{outcome="indexed"}"""]);
        Assert.Equal(1, text["""searchservice_job_files_total{outcome="skipped"}"""]);
        Assert.Equal(0, text["""searchservice_jobs_unfinished{state="processing"}"""]);
        Assert.Equal(2, text["searchservice_index_articles"]);
        Assert.Equal(1, text["searchservice_index_ready"]);
        Assert.Equal(0, text["searchservice_index_pinned_versions"]);
        Assert.Equal(0, text["searchservice_searches_running"]);
        Assert.Equal(0, text["searchservice_searches_waiting"]);
        Assert.InRange(text["searchservice_index_size_bytes"], 1_000, 1_000_000);
        Assert.InRange(text["searchservice_index_age_seconds"], 0, 600);

        _folder.AddArticle("three", "alpha delta");
        File.Delete(Path.Combine(_folder.ArticlesPath, "two.md"));
        var cursor = (await _service.GetAsync<SearchService.Http.SearchResponse>("/search?q=alpha&size=1")).NextCursor;
        Assert.NotNull(cursor);
        using var reindex = await _service.PostAsync("/reindex", """{"mode":"full"}""");
        await WaitForAsync("""searchservice_job_duration_seconds_count{mode="full",state="succeeded"}""");
        // What is observed is told as of a moment before what is counted.
        text = await ReadAsync();

        Assert.Equal(1, text["searchservice_index_pinned_versions"]);
        Assert.Equal(4, text["""searchservice_job_files_total{outcome="indexed"}"""]);
        Assert.True(text["searchservice_index_version"] > 1);
    }

    [Fact]
    public async Task The_process_is_told()
    {
        var text = await ReadAsync();

        Assert.InRange(text["process_managed_memory_bytes"], 1_000_000, 100_000_000_000);
        Assert.InRange(text["process_resident_memory_bytes"], 10_000_000, 100_000_000_000);
        Assert.True(text["dotnet_process_memory_working_set_bytes"] > 0);
        Assert.InRange(DateTime.UnixEpoch.AddSeconds(text["process_start_time_seconds"]), DateTime.UtcNow.AddDays(-1), DateTime.UtcNow);
        Assert.Single(text.Samples.Keys, series => series.StartsWith("searchservice_build_info{", StringComparison.Ordinal));
        if (OperatingSystem.IsLinux())
        {
            Assert.True(text["process_open_fds"] > 3);
            Assert.True(text["process_threads"] > 1);
            Assert.True(text["process_mapped_memory_bytes"] < text["process_virtual_memory_bytes"]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }

    private static string Series(string method, string status, string route) =>
        $$"""{{Requests}}{http_request_method="{{method}}",http_response_status_code="{{status}}",http_route="{{route}}",network_protocol_version="1.1",url_scheme="http"}""";

    // What happened is seen a moment before it is counted.
    private async Task<ExpositionText> WaitForAsync(string series, double value = 1, RunningService? service = null)
    {
        for (var i = 0; ; i++)
        {
            var text = await ReadAsync(service);
            if (text.Samples.GetValueOrDefault(series) == value)
            {
                return text;
            }

            if (i == 500)
            {
                Assert.Fail($"no {series} {value} in {string.Join('\n', text.Samples)}");
            }

            await Task.Delay(10, Cancellation);
        }
    }

    private async Task<ExpositionText> ReadAsync(RunningService? service = null) =>
        ExpositionText.Parse(await (service ?? _service).Client.GetStringAsync("/metrics", Cancellation));
}
