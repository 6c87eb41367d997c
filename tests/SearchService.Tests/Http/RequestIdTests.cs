using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class RequestIdTests(SampleService sample)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("abc-123_x.y:z")]
    [InlineData("7")]
    public async Task A_good_id_of_the_caller_is_kept(string id) => Assert.Equal(id, await IdOfAsync(sample.Service, "/stats", id));

    [Theory]
    [InlineData("two words")]
    [InlineData("quote\"")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Another_one_is_replaced(string id)
    {
        var given = await IdOfAsync(sample.Service, "/stats", id);

        Assert.NotEqual(id, given);
        Assert.True(RequestId.IsGood(given), given);
    }

    [Fact]
    public async Task The_trace_of_the_caller_goes_on()
    {
        using var folder = new TempFolder();
        // There are traces where somebody logs.
        await using var service = await RunningService.StartAsync(folder.Settings, builder => builder.Logging.AddProvider(new ScopedLog()));

        var id = await IdOfAsync(service, "/stats", "", ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        Assert.Equal("0af7651916cd43dd8448eb211c80319c", id);
    }

    [Theory]
    [InlineData("/search?size=x", HttpStatusCode.BadRequest)]
    [InlineData("/articles/none", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task Problems_hold_the_id_of_the_answer(string url, HttpStatusCode status)
    {
        using var response = await sample.Service.Client.GetAsync(url, Cancellation);

        var problem = await RunningService.ReadProblemAsync(response, status);

        Assert.Equal(Assert.Single(response.Headers.GetValues(RequestId.Header)), problem.TraceId);
    }

    [Fact]
    public async Task Every_line_of_a_request_has_its_id_and_nothing_of_what_was_asked()
    {
        using var folder = new TempFolder();
        folder.AddArticle("secretarticle", "secrettitle");
        var log = new ScopedLog();
        var clock = new BrokenLater();
        await using var service = await RunningService.StartAsync([.. folder.Settings, "--Search:AdminKey=secretkey"], builder =>
        {
            builder.Logging.AddProvider(log);
            builder.Logging.SetMinimumLevel(LogLevel.Debug);
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        log.Lines.Clear();
        clock.IsBroken = true;

        Assert.Equal("my-id", await IdOfAsync(service, "/search?q=secretquery", "my-id"));
        await IdOfAsync(service, "/articles/none?x=secretquery", "other-id", ("X-Api-Key", "secretkey"));

        Assert.Contains(log.Lines, line => line.Id == "my-id" && line.Text.Contains("/search 500", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Id == "my-id" && line.Exception is not null);
        Assert.Contains(log.Lines, line => line.Id == "other-id");
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("secret", StringComparison.Ordinal));
        Assert.All(log.Lines.Where(line => line.Text.Contains("/search", StringComparison.Ordinal)), line => Assert.Equal("my-id", line.Id));
    }

    private static async Task<string> IdOfAsync(RunningService service, string url, string id, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation(RequestId.Header, id);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await service.Client.SendAsync(request, Cancellation);
        return Assert.Single(response.Headers.GetValues(RequestId.Header));
    }

    /// <summary>A clock that stops working once it is told to.</summary>
    private sealed class BrokenLater : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidDataException("broken clock") : base.GetUtcNow();
    }

    /// <summary>Keeps lines with the innermost id that their scopes tell.</summary>
    private sealed class ScopedLog : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public ConcurrentQueue<(string Text, string? Id, Exception? Exception)> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(this);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Logger(ScopedLog log) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => log._scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                string? id = null;
                log._scopes.ForEachScope(
                    (scope, _) =>
                    {
                        if (scope is IEnumerable<KeyValuePair<string, object>> members && members.FirstOrDefault(member => member.Key == "RequestId").Value is string found)
                        {
                            id = found;
                        }
                    },
                    state);
                log.Lines.Enqueue((formatter(state, exception), id, exception));
            }
        }
    }
}
