using System.Text;

namespace SearchService.Hardening.Fuzzing;

/// <summary>Requests, byte for byte: most of what comes out is not quite HTTP.</summary>
public sealed class RequestTarget : IFuzzTarget
{
    private static readonly string[] Targets =
    [
        "/search?q=solar+panels&facets=topic,provider&facetSize=3", "/search?topic=energy&provider=-stackfield&from=2020-01-01&to=7d&minQuality=10&sort=newest&page=2&size=3", "/search?q=wind&cursor=AQAAAAAAAAAB",
        "/suggest?q=sol&size=5", "/facets/topic?q=wind&prefix=a&size=5", "/articles/2020/2020-01-09-x", "/articles/2020%2F..%2f/similar?size=3", "/explain/2020/x?q=solar+-wind&minQuality=50",
        "/jobs", "/jobs/1/skipped", "/stats", "/health/live", "/health/ready", "/metrics", "/openapi/v1.json", "/docs", "/", "/page/app.js", "/feed.atom?q=wind", "/feed.json?q=wind", "/opensearch.xml", "/favicon.ico",
    ];

    private static readonly string[] Bodies =
    [
        """{"q":"solar panels","facets":["topic"],"size":3}""", """{"q":"wind","topic":["energy","-cloud"],"from":"2020-01-01","page":1,"explain":true}""", """{"mode":"changed","strict":false}""", "{}", "[]",
    ];

    private static readonly string[] Words =
    [
        "GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "TRACE ", "CONNECT ", " HTTP/1.0", " HTTP/1.1", " HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\r\n", "\r\n\r\n", "\n", "?", "&", "=", "%00", "%2e%2e%2f", "..%5c", "%", "%u0041",
        "+", "#", ";", "//", "/../", "Host: ", "Content-Length: ", "Content-Length: -1\r\n", "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n", "Expect: 100-continue\r\n", "Connection: Upgrade\r\nUpgrade: websocket\r\n", "X-Forwarded-For: 10.0.0.1\r\n",
        "Accept-Encoding: gzip\r\n", "If-None-Match: *\r\n", "If-Modified-Since: x\r\n", "Range: bytes=0-1,5-2\r\n", "Origin: http://evil.example\r\n", "Cookie: a=b\r\n", "Authorization: Bearer x\r\n", "X-Api-Key: \r\n", "traceparent: 00-0-0-0\r\n",
        "Content-Type: application/json; charset=utf-7\r\n", "q=", "topic=", "size=", "page=", "facets=", "sort=", "cursor=", "words=", "qualityWeight=", "facetSize=", "explain=", "from=", "NaN", "1e400", "/search", "/reindex", "/jobs/", "/articles/", "/cancel", "/facets/", "\u00EF",
    ];

    private readonly FuzzedService _service;

    private RequestTarget(FuzzedService service) => _service = service;

    /// <inheritdoc/>
    public string Name => "requests";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; } =
        [.. Targets.Select(t => Request("GET", t, null)), .. Bodies.SelectMany(b => (byte[][])[Request("POST", "/search", b), Request("POST", "/reindex", b)]), Request("POST", "/jobs/1/cancel", "")];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Dictionary { get; } = [.. Words.Select(Encoding.Latin1.GetBytes)];

    /// <inheritdoc/>
    public TimeSpan MaxElapsed => TimeSpan.FromSeconds(2);

    /// <summary>Starts the service.</summary>
    public static async Task<RequestTarget> CreateAsync() => new(await FuzzedService.StartAsync());

    /// <inheritdoc/>
    public Task<string> RunAsync(byte[] input) => _service.TryAsync(input);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private static byte[] Request(string method, string target, string? body) => Encoding.UTF8.GetBytes(
        $"{method} {target} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n"
        + (body is null ? "" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")
        + $"Connection: close\r\n\r\n{body}");
}
