using System.Text;
using Xunit;

namespace SearchService.Tests.Http.Locks;

/// <summary>All routes, asked in ways that nobody means well: no answer, body or header, tells of folders, code or configuration.</summary>
public sealed class NothingOfTheInsideTests(SampleService sample)
{
    private static readonly string[] Routes =
    [
        "/", "/page/app.js", "/search", "/search.atom", "/search.json-feed", "/opensearch.xml", "/suggest", "/facets/topic", "/facets/", "/articles/", "/explain/",
        "/reindex", "/jobs", "/jobs/", "/jobs/x", "/jobs/x/cancel", "/jobs/x/skipped", "/stats", "/health/live", "/health/ready", "/metrics", "/api", "/docs",
        "/docs/index.js", "/openapi/v1.json", "/openapi/", "/no/such/route",
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "search"];

    private static readonly string[] Endings =
    [
        "", "?", "?q=%00", "?size=%2e%2e", "?page=NaN&size=1e9&from=%0d%0a&cursor=AAAA", "?cursor=..%2f..%2fetc%2fpasswd", "/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/..%2f..%2fappsettings.json", "/..%5c..%5cwindows", "/%5c%5chost%5cshare", "/%252e%252e%252f", "/%c0%ae%c0%ae%c0%af", "/%ff%fe", "/%0d%0aX-Injected:1", "/con",
        "/%7e/.git/config", "/index", "/a%2500.md", "//", "/./.././..", ";a=b", "/*", "/" + "aé".Replace("é", "%C3%A9", StringComparison.Ordinal),
    ];

    private static readonly string[] Bodies =
    [
        "", "{", "[]", "null", "\"x\"", "{\"q\":{}}", "{\"mode\":[\"full\"]}", "{\"mode\":\"../..\",\"strict\":\"\\u0000\"}", "{\"$type\":\"System.IO.FileInfo\"}",
        "{\"size\":1e999}", "{\"q\":\"\\ud800\"}",
    ];

    private static readonly string[] Types = ["application/json", "application/json; charset=utf-7", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml", "/"];

    // Names of types and lines of stack traces; the index's own files and settings.
    private static readonly string[] Inside =
    [
        "   at ", "at SearchService", "at System", "Exception", "System.", "Microsoft.", ".cs:line", "/usr/", "segments_", "write.lock", "AdminKey", "ArticlesPath", "IndexPath", "X-Injected", "root:x:",
    ];

    [Fact]
    public async Task No_answer_tells_of_it()
    {
        string[] folders = [Repository.Root, Path.GetTempPath(), AppContext.BaseDirectory];
        var random = new Random(20261122);
        var statuses = new HashSet<int>();
        foreach (var route in Routes)
        {
            foreach (var ending in Endings)
            {
                foreach (var method in Methods)
                {
                    var type = Types[random.Next(Types.Length)];
                    var body = method is "GET" or "HEAD" && random.Next(4) > 0 ? null : Bodies[random.Next(Bodies.Length)];
                    var answer = await SendAsync(method, route + ending, body, body is null ? null : type);
                    var told = $"{method} {route}{ending} ({type}: {body}): {answer[..Math.Min(answer.Length, 1_000)]}";
                    var status = int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
                    statuses.Add(status);
                    Assert.True(status != 500, told);
                    Assert.True(folders.All(folder => !answer.Contains(folder, StringComparison.OrdinalIgnoreCase)), told);
                    // The files of the reference page are the work of others, and say "System." themselves; measures count exceptions by kind.
                    var mayNameTypes = status == 200 && (route.StartsWith("/docs", StringComparison.Ordinal) || route == "/metrics");
                    Assert.True(mayNameTypes || Inside.All(word => !answer.Contains(word, StringComparison.OrdinalIgnoreCase)), told);
                    Assert.True(answer.Contains("X-Content-Type-Options: nosniff", StringComparison.Ordinal), told);
                    Assert.True(answer.Contains("Content-Security-Policy: ", StringComparison.Ordinal), told);
                    Assert.False(answer.Contains("\r\nServer:", StringComparison.Ordinal), told);
                }
            }
        }

        // All kinds came up.
        Assert.Superset(new HashSet<int> { 200, 400, 404, 405, 415 }, statuses);
    }

    private async Task<string> SendAsync(string method, string target, string? body, string? type)
    {
        var request = $"{method} {target} HTTP/1.1\r\nHost: {sample.Service.Client.BaseAddress!.Authority}\r\nConnection: close\r\n"
            // Nothing here may start a job of the service that other tests use.
            + "Sec-Fetch-Site: cross-site\r\n"
            + (type is null ? "" : $"Content-Type: {type}\r\n")
            + (body is null ? "" : $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n") + "\r\n" + body;
        return Encoding.UTF8.GetString(await RawHttp.ExchangeAsync(sample.Service.Client.BaseAddress, Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken));
    }
}
