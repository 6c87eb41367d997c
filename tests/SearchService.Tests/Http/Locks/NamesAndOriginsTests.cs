using System.Net;
using System.Text.Json;
using Xunit;

namespace SearchService.Tests.Http.Locks;

/// <summary>Under which names the service answers and links to itself, and to pages of which sites.</summary>
public sealed class NamesAndOriginsTests(SampleService sample) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("GET", "/search?q=wind")]
    [InlineData("OPTIONS", "/search")]
    [InlineData("OPTIONS", "/reindex")]
    [InlineData("GET", "/no/such/route")]
    public async Task Without_origins_no_answer_has_a_header_of_cors(string method, string url)
    {
        using var response = await SendAsync(sample.Service, method, url, ("Origin", "https://news.example"), ("Access-Control-Request-Method", "GET"));

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Pages_of_a_configured_origin_may_read_answers_and_others_not()
    {
        await using var service = await StartAsync("--Search:CorsOrigins=https://news.example, http://localhost:3000");

        Assert.Equal("https://news.example", await AllowedOriginAsync(service, "/search", "https://news.example"));
        Assert.Equal("http://localhost:3000", await AllowedOriginAsync(service, "/search", "http://localhost:3000"));
        Assert.Null(await AllowedOriginAsync(service, "/search", "https://evil.example"));
        Assert.Null(await AllowedOriginAsync(service, "/search", "https://news.example.evil.example"));
        Assert.Null(await AllowedOriginAsync(service, "/search", "null"));
    }

    [Fact]
    public async Task Pages_of_a_configured_origin_may_post_searches_but_change_nothing()
    {
        await using var service = await StartAsync("--Search:CorsOrigins=https://news.example");

        using var search = await PreflightAsync(service, "/search");
        using var reindex = await PreflightAsync(service, "/reindex");
        using var cancel = await PreflightAsync(service, "/jobs/1/cancel");

        Assert.Equal(HttpStatusCode.NoContent, search.StatusCode);
        Assert.Equal("https://news.example", search.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(reindex.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(cancel.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Every_origin_may_be_let_in_without_credentials()
    {
        await using var service = await StartAsync("--Search:CorsOrigins=*");

        Assert.Equal("*", await AllowedOriginAsync(service, "/search", "https://anything.example"));
        using var response = await SendAsync(service, "GET", "/search", ("Origin", "https://anything.example"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("news.example", HttpStatusCode.OK)]
    [InlineData("NEWS.example:8080", HttpStatusCode.OK)]
    [InlineData("a.sites.example", HttpStatusCode.OK)]
    [InlineData("sites.example", HttpStatusCode.BadRequest)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("news.example.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.BadRequest)]
    public async Task With_allowed_hosts_other_names_are_a_problem(string host, HttpStatusCode expected)
    {
        await using var service = await RunningService.StartAsync(
            [.. _folder.Settings, "--Search:AllowedHosts=news.example,*.sites.example"], RunningService.WithoutIndex, waitUntilReady: false);

        using var response = await SendAsync(service, "GET", "/health/live", ("Host", host));

        Assert.Equal(expected, response.StatusCode);
        Assert.True(response.Headers.Contains("X-Content-Type-Options"));
        if (expected != HttpStatusCode.OK)
        {
            await RunningService.ReadProblemAsync(response, expected);
        }
    }

    [Theory]
    [InlineData("/search.atom?q=wind")]
    [InlineData("/search.json-feed?q=wind")]
    [InlineData("/opensearch.xml")]
    public async Task With_a_public_url_no_link_follows_the_host(string url)
    {
        await using var service = await StartAsync("--Search:PublicUrl=https://news.example/find/");

        using var response = await SendAsync(service, "GET", url, ("Host", "evil.example"));
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains($"https://news.example/find{url.Split('?')[0]}", body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", body, StringComparison.Ordinal);
        Assert.DoesNotContain("//search", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_public_url_links_follow_the_host()
    {
        using var response = await SendAsync(sample.Service, "GET", "/search.json-feed", ("Host", "here.example:81"));
        using var feed = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("http://here.example:81/search.json-feed", feed.RootElement.GetProperty("feed_url").GetString());
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningService> StartAsync(string setting)
    {
        _folder.AddArticle("a", "wind");
        return RunningService.StartAsync([.. _folder.Settings, setting]);
    }

    private static async Task<string?> AllowedOriginAsync(RunningService service, string url, string origin)
    {
        using var response = await SendAsync(service, "GET", url, ("Origin", origin));
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }

    private static Task<HttpResponseMessage> PreflightAsync(RunningService service, string url) => SendAsync(
        service, "OPTIONS", url, ("Origin", "https://news.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));

    private static async Task<HttpResponseMessage> SendAsync(RunningService service, string method, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
