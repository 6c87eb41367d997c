using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http.Locks;

public sealed class AdminGateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public AdminGateTests() => _folder.AddArticle("a", "One");

    [Theory]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", null, HttpStatusCode.Unauthorized)]
    [InlineData("Basic the key", null, HttpStatusCode.Unauthorized)]
    [InlineData(null, "The key", HttpStatusCode.Unauthorized)]
    [InlineData(null, "the key2", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer the key", null, HttpStatusCode.Accepted)]
    [InlineData("bearer the key", null, HttpStatusCode.Accepted)]
    [InlineData(null, "the key", HttpStatusCode.Accepted)]
    public async Task With_a_key_the_key_decides(string? authorization, string? apiKey, HttpStatusCode expected)
    {
        await using var service = await RunningService.StartAsync([.. _folder.Settings, "--Search:AdminKey=the key"]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/reindex");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (apiKey is not null)
        {
            request.Headers.Add("X-Api-Key", apiKey);
        }

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        if (expected == HttpStatusCode.Unauthorized)
        {
            await RunningService.ReadProblemAsync(response, expected);
            Assert.Equal(new AuthenticationHeaderValue("Bearer"), response.Headers.WwwAuthenticate.Single());
        }

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task With_a_key_cancelling_asks_for_it_too()
    {
        await using var service = await RunningService.StartAsync([.. _folder.Settings, "--Search:AdminKey=the key"]);
        using var response = await service.PostAsync("/jobs/1/cancel", null);

        await RunningService.ReadProblemAsync(response, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("127.0.0.1", null, HttpStatusCode.Accepted)]
    [InlineData("::1", null, HttpStatusCode.Accepted)]
    [InlineData("::ffff:127.0.0.9", null, HttpStatusCode.Accepted)]
    [InlineData("203.0.113.9", null, HttpStatusCode.Forbidden)]
    [InlineData("203.0.113.9", "127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "203.0.113.9", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("::ffff:203.0.113.9", null, HttpStatusCode.Forbidden)]
    [InlineData("192.168.0.5", null, HttpStatusCode.Forbidden)]
    public async Task Without_a_key_the_connection_decides(string caller, string? forwardedFor, HttpStatusCode expected)
    {
        await using var service = await RunningService.StartAsync(_folder.Settings, builder => builder.Services.AddSingleton<IStartupFilter>(new Caller(IPAddress.Parse(caller), IPAddress.Loopback)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/reindex");
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
            request.Headers.Add("Forwarded", $"for={forwardedFor}");
        }

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.Forbidden)
        {
            await RunningService.ReadProblemAsync(response, expected);
        }
    }

    [Fact]
    public async Task Without_a_key_pages_of_other_sites_are_refused()
    {
        await using var service = await RunningService.StartAsync(_folder.Settings);

        Assert.Equal(HttpStatusCode.Forbidden, await ReindexAsync(service, "https://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await ReindexAsync(service, "null"));
        Assert.Equal(HttpStatusCode.Accepted, await ReindexAsync(service, service.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)));
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.Accepted)]
    [InlineData("203.0.113.1", HttpStatusCode.Forbidden)]
    public async Task Without_a_key_both_ends_of_the_connection_are_looked_at(string local, HttpStatusCode expected)
    {
        await using var service = await RunningService.StartAsync(
            _folder.Settings, builder => builder.Services.AddSingleton<IStartupFilter>(new Caller(IPAddress.Loopback, IPAddress.Parse(local))));

        Assert.Equal(expected, await PostAsync(service));
    }

    [Theory]
    [InlineData("Host", "localhost:5080", HttpStatusCode.Accepted)]
    [InlineData("Host", "LOCALHOST.", HttpStatusCode.Accepted)]
    [InlineData("Host", "news.localhost", HttpStatusCode.Accepted)]
    [InlineData("Host", "127.8.9.10", HttpStatusCode.Accepted)]
    [InlineData("Host", "[::1]:5080", HttpStatusCode.Accepted)]
    [InlineData("Host", "rebound.example:5080", HttpStatusCode.Forbidden)]
    [InlineData("Host", "localhost.rebound.example", HttpStatusCode.Forbidden)]
    [InlineData("Host", "127.0.0.1.rebound.example", HttpStatusCode.Forbidden)]
    [InlineData("Host", "10.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.Accepted)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.Accepted)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("X-Forwarded-For", "", HttpStatusCode.Forbidden)]
    [InlineData("X-Real-IP", "127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("Forwarded", "for=127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("Via", "1.1 proxy", HttpStatusCode.Forbidden)]
    public async Task Without_a_key_headers_only_take_the_right_away(string name, string value, HttpStatusCode expected)
    {
        await using var service = await RunningService.StartAsync(_folder.Settings);

        Assert.Equal(expected, await PostAsync(service, (name, value)));
    }

    [Fact]
    public async Task Without_a_key_a_name_that_another_site_points_here_is_refused_with_its_own_origin()
    {
        await using var service = await RunningService.StartAsync(_folder.Settings);

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(service, ("Host", "rebound.example:5080"), ("Origin", "http://rebound.example:5080")));
    }

    [Fact]
    public async Task Without_a_key_a_trusted_proxy_makes_nobody_local()
    {
        await using var service = await RunningService.StartAsync([.. _folder.Settings, "--Search:TrustedProxies=127.0.0.1"]);

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(service, ("X-Forwarded-For", "127.0.0.1")));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(service));
    }

    [Fact]
    public void AdminKey_matches_itself_alone()
    {
        Assert.True(new AdminKey("schlüssel").Matches("schlüssel"));
        Assert.False(new AdminKey("schlüssel").Matches(null));
        Assert.False(new AdminKey("").IsConfigured);
        Assert.False(new AdminKey(null).Matches(""));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<HttpStatusCode> ReindexAsync(RunningService service, string origin) => PostAsync(service, ("Origin", origin));

    private static async Task<HttpStatusCode> PostAsync(RunningService service, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/reindex");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
