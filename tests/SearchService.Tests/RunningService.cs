using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SearchService.Hosting;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests;

/// <summary>The service on a port of its own, with a client: what tests say goes over the wire.</summary>
public sealed class RunningService : IAsyncDisposable
{
    /// <summary>As the service writes, and able to read anything else besides.</summary>
    private static readonly JsonSerializerOptions JsonOptions = new(ApiJsonContext.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ApiJsonContext.Default, new DefaultJsonTypeInfoResolver()),
    };

    private readonly WebApplication _app;

    private RunningService(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    /// <summary>What the service is made of.</summary>
    public IServiceProvider Services => _app.Services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the service; with <paramref name="waitUntilReady"/> returns when its first job has ended.</summary>
    public static async Task<RunningService> StartAsync(string[] settings, Action<WebApplicationBuilder>? configure = null, bool waitUntilReady = true)
    {
        // Not what happens to lie in the current folder.
        string[] noRules = [.. new[] { "SynonymsPath", "StopWordsPath" }.Select(name => $"--Search:{name}={Path.Join(Path.GetTempPath(), "no-such-file")}")];
        var app = ServiceHost.Build([.. noRules, .. settings, "--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });
        await app.StartAsync(Cancellation);
        var service = new RunningService(app);
        if (waitUntilReady)
        {
            await service.WaitUntilIdleAsync();
        }

        return service;
    }

    /// <summary>For a service that opens no index.</summary>
    public static void WithoutIndex(WebApplicationBuilder builder) => builder.Services.Remove(
        builder.Services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(ArticleIndexHost)));

    public async Task WaitUntilIdleAsync()
    {
        for (var i = 0; ; i++)
        {
            var jobs = await ReadAsync<IReadOnlyList<JobResponse>>(await Client.GetAsync("/jobs", Cancellation));
            if (jobs is [{ FinishedAt: not null }, ..])
            {
                Assert.Equal("", jobs[0].Error ?? "");
                return;
            }

            Assert.True(i < 1_000, "the first job has not ended");
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>The answer of a request that goes well.</summary>
    public async Task<T> GetAsync<T>(string url)
    {
        using var response = await Client.GetAsync(url, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{url}: {response.StatusCode} {body}");
        return await ReadAsync<T>(response);
    }

    /// <summary>The problem of a request that does not; checks its shape.</summary>
    public async Task<ProblemResponse> GetProblemAsync(string url, HttpStatusCode status)
    {
        using var response = await Client.GetAsync(url, Cancellation);
        return await ReadProblemAsync(response, status);
    }

    public Task<HttpResponseMessage> PostAsync(string url, string? json, string mediaType = "application/json") =>
        Client.PostAsync(url, json is null ? null : new StringContent(json, Encoding.UTF8, mediaType), Cancellation);

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<T>(JsonOptions, Cancellation))!;

    public static async Task<ProblemResponse> ReadProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await ReadAsync<ProblemResponse>(response);
        Assert.Equal((int)status, problem.Status);
        Assert.False(string.IsNullOrEmpty(problem.Type));
        Assert.False(string.IsNullOrEmpty(problem.Title));
        Assert.False(string.IsNullOrEmpty(problem.Detail));
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
