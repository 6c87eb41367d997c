using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SearchService.Cli;
using SearchService.Hosting;
using Xunit;

namespace SearchService.Tests.Http.Locks;

/// <summary>The key is told nobody: not the log, whatever its level, and not callers.</summary>
public sealed class SecretKeyTests : IDisposable
{
    private const string Key = "k3y-0f-Th3-h0use";
    private const string WrongKey = "n0t-Th3-k3y";

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_line_of_any_level_and_no_answer_holds_it()
    {
        _folder.AddArticle("a", "wind");
        using var log = new CapturedLog();
        var answers = new List<string>();
        await using (var service = await RunningService.StartAsync(
            [.. _folder.Settings, $"--Search:AdminKey={Key}"],
            builder =>
            {
                builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
                // Beats every other rule for this provider.
                builder.Services.Configure<LoggerFilterOptions>(options => options.Rules.Add(
                    new LoggerFilterRule(typeof(CapturedLog).FullName, null, LogLevel.Trace, null)));
            }))
        {
            foreach (var key in (string[])[Key, WrongKey])
            {
                foreach (var (name, value) in ((string, string)[])[("Authorization", $"Bearer {key}"), ("X-Api-Key", key), ("Authorization", $"Basic {key}")])
                {
                    foreach (var (method, url) in ((string, string)[])[("POST", "/reindex"), ("POST", "/jobs/x/cancel"), ("GET", "/stats"), ("GET", "/jobs"), ("GET", "/api"), ("GET", "/openapi/v1.json"), ("GET", "/metrics"), ("PUT", "/reindex"), ("GET", "/search?x=1")])
                    {
                        using var request = new HttpRequestMessage(new HttpMethod(method), url);
                        request.Headers.TryAddWithoutValidation(name, value);
                        using var response = await service.Client.SendAsync(request, Cancellation);
                        answers.Add($"{response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync(Cancellation)}");
                    }
                }
            }

            using var accepted = new HttpRequestMessage(HttpMethod.Post, "/reindex") { Headers = { { "X-Api-Key", Key } } };
            using var answer = await service.Client.SendAsync(accepted, Cancellation);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        Assert.Contains(log.Lines, line => line.StartsWith("Trace", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("Kestrel", StringComparison.Ordinal));
        foreach (var text in answers.Concat(log.Lines))
        {
            Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
            Assert.DoesNotContain(WrongKey, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--Search:AdminKey=" + Key + "\u0001")]
    [InlineData("--Search:AdminKeys=" + Key)]
    [InlineData("--Search:AdminKey:0=" + Key)]
    [InlineData("--AdminKey=" + Key)]
    [InlineData("--AdminKey", Key)]
    [InlineData("--Search.AdminKey=" + Key)]
    public async Task No_message_about_a_bad_setting_holds_it(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        var exitCode = await CommandLine.RunAsync([.. _folder.Settings, .. arguments, "--urls=http://127.0.0.1:0"], output, error, new CancellationToken(canceled: true));

        Assert.Equal(1, exitCode);
        Assert.Contains("AdminKey", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, error.ToString() + output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_of_the_options_holds_it() =>
        Assert.DoesNotContain(Key, ServiceHost.ReadOptions([.. _folder.Settings, $"--Search:AdminKey={Key}"], needsArticles: true).ToString(), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private sealed class CapturedLog : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                lines.Enqueue($"scope {category} {state}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
                lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {values} {exception}");
            }
        }
    }
}
