using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SearchService.Tests.Http;

/// <summary>What is no HTTP at all, and is refused by the server before the service sees it.</summary>
public sealed class UnreadableRequestsTests(SampleService sample)
{
    private const string Host = "Host: localhost\r\n\r\n";

    public static TheoryData<string, string, int> Requests => new()
    {
        { "null byte in the path", $"GET /articles/%00 HTTP/1.1\r\n{Host}", 400 },
        { "byte beyond ASCII", $"GET /search?q=w\u00EFnd HTTP/1.1\r\n{Host}", 400 },
        { "no request line", "rubbish\r\n\r\n", 400 },
        { "control character for a method", $"\u0001 / HTTP/1.1\r\n{Host}", 400 },
        { "another host in the target", $"GET http://elsewhere.example/search?q=wind HTTP/1.1\r\n{Host}", 400 },
        { "no host", "GET /search HTTP/1.1\r\n\r\n", 400 },
        { "host that is none", "GET /search HTTP/1.1\r\nHost: a b\r\n\r\n", 400 },
        { "header without a colon", $"GET /search HTTP/1.1\r\nrubbish\r\n{Host}", 400 },
        { "length that is no number", $"POST /search HTTP/1.1\r\nContent-Length: abc\r\n{Host}", 400 },
        { "target without a slash", $"GET search HTTP/1.1\r\n{Host}", 405 },
        { "asterisk for GET", $"GET * HTTP/1.1\r\n{Host}", 405 },
        { "version of the future", $"GET / HTTP/9.1\r\n{Host}", 505 },
        { "line of 100,000 bytes", $"GET /{new string('a', 100_000)} HTTP/1.1\r\n{Host}", 414 },
        { "200 headers", $"GET / HTTP/1.1\r\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"a{i}: b\r\n"))}{Host}", 431 },
        { "header of 40,000 bytes", $"GET / HTTP/1.1\r\na: {new string('a', 40_000)}\r\n{Host}", 431 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Are_answered_by_a_problem_with_all_headers(string name, string request, int status)
    {
        var (head, body) = await SendAsync(request);

        Assert.StartsWith($"HTTP/1.1 {status} ", head, StringComparison.Ordinal);
        foreach (var header in (string[])["Content-Type: application/problem+json", "X-Content-Type-Options: nosniff", "Content-Security-Policy: ", "Connection: close", $"Content-Length: {body.Length}\r\n"])
        {
            Assert.Contains(header, head, StringComparison.OrdinalIgnoreCase);
        }

        using var problem = JsonDocument.Parse(body);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.True(problem.RootElement.GetProperty("detail").GetString()!.Length > 0, name);
    }

    [Fact]
    public async Task The_answers_before_them_on_the_connection_stay_as_they_are()
    {
        var (head, body) = await SendAsync($"GET /health/live HTTP/1.1\r\n{Host}GET /%00 HTTP/1.1\r\n{Host}");

        Assert.StartsWith("HTTP/1.1 200 OK", head, StringComparison.Ordinal);
        Assert.Contains("""{"status":"live"}""", body, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 400 Bad Request", body, StringComparison.Ordinal);
        Assert.EndsWith("}", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_none_is_answered_by_the_service()
    {
        var (head, body) = await SendAsync($"POST /search HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n{Host}zz\r\n");

        Assert.StartsWith($"HTTP/1.1 {(int)HttpStatusCode.BadRequest} ", head, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", head, StringComparison.Ordinal);
        Assert.Contains("\"status\":400", body, StringComparison.Ordinal);
    }

    private async Task<(string Head, string Body)> SendAsync(string request)
    {
        var answer = await RawHttp.ExchangeAsync(sample.Service.Client.BaseAddress!, Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(answer);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, text);
        return (text[..(end + 2)], text[(end + 4)..]);
    }
}
