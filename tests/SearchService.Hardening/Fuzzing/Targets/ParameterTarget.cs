using System.Text;

namespace SearchService.Hardening.Fuzzing;

/// <summary>Requests that are HTTP whatever is in them: parts of the path, names and values of parameters are percent-encoded, a body's
/// length is told right. So all of it reaches what reads parameters and bodies.
/// <code>
/// Input --> Method Path ("\n" Name "=" Value)* ["\n\n" Body]
/// </code></summary>
public sealed class ParameterTarget : IFuzzTarget
{
    private static readonly string[] Inputs =
    [
        "GET /search\nq=solar panels\nfacets=topic,provider\nfacetSize=3", "GET /search\ntopic=energy\ntopic=-cloud\ntopicMode=all\nfrom=2020-01-01\nto=7d\nminQuality=10\nsort=newest\npage=2\nsize=3",
        "GET /search\nq=\"first year\" -solar\nwords=any\nqualityWeight=0.5\nhighlight=true\ntypo=off\nexplain=true", "GET /suggest\nq=sol\nsize=5", "GET /facets/topic\nq=wind\nprefix=a\nsize=5\nprovider=x",
        "GET /articles/2020/2020-01-09-x", "GET /articles/2020/x/similar\nsize=3\nrelated=false", "GET /explain/2020/x\nq=solar -wind\nminQuality=50", "GET /jobs/1/skipped", "GET /feed.atom\nq=wind\nsize=3", "GET /feed.json\nq=wind",
        "POST /search\n\n{\"q\":\"solar panels\",\"facets\":[\"topic\"],\"size\":3,\"topic\":[\"energy\",\"-cloud\"],\"from\":\"2020-01-01\",\"explain\":true}", "POST /reindex\n\n{\"mode\":\"changed\",\"strict\":false}",
    ];

    private static readonly string[] Words =
    [
        "\nq=", "\ntopic=", "\nprovider=-", "\nsize=", "\npage=", "\nfacets=", "\nfacetSize=", "\nsort=", "\ncursor=", "\nwords=", "\nqualityWeight=", "\nminQuality=", "\nfrom=", "\nto=", "\nexplain=", "\ntopicMode=",
        "year", "month", "quality", "relevance", "oldest", "heat", "all", "true", "24h", "99999999d", "2024-02-30", "2024-01-01T00:00:00Z", "9999-12-31", "0001-01-01", "-", "\"", "\\u0000", "\\ud800", "[", "]", "{", "}", ":", ",", "null", "1e999",
        "AND ", "OR ", "NOT ", "(", ")", "*", "~2", "title:", "/../", "/", "\0",
    ];

    private readonly FuzzedService _service;

    private ParameterTarget(FuzzedService service) => _service = service;

    /// <inheritdoc/>
    public string Name => "parameters";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; } = [.. Inputs.Select(Encoding.UTF8.GetBytes)];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Dictionary { get; } = [.. Words.Select(Encoding.UTF8.GetBytes)];

    /// <inheritdoc/>
    public TimeSpan MaxElapsed => TimeSpan.FromSeconds(2);

    /// <summary>Starts the service.</summary>
    public static async Task<ParameterTarget> CreateAsync() => new(await FuzzedService.StartAsync());

    /// <inheritdoc/>
    public Task<string> RunAsync(byte[] input) => _service.TryAsync(RequestOf(input));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private static byte[] RequestOf(ReadOnlySpan<byte> input)
    {
        ReadOnlySpan<byte> body = [];
        if (input.IndexOf("\n\n"u8) is >= 0 and var bodyStart)
        {
            body = input[(bodyStart + 2)..];
            input = input[..bodyStart];
        }

        var request = new StringBuilder(input.StartsWith("POST "u8) ? "POST " : "GET ");
        var line = 0;
        foreach (var range in input.Split((byte)'\n'))
        {
            var part = input[range];
            if (line == 0)
            {
                AppendEncoded(request, part[(part.IndexOf((byte)' ') + 1)..], "/");
            }
            else
            {
                AppendEncoded(request.Append(line == 1 ? '?' : '&'), part, "=");
            }

            line++;
        }

        request.Append(" HTTP/1.1\r\nHost: localhost\r\n");
        if (body.Length > 0)
        {
            request.Append("Content-Type: application/json\r\nContent-Length: ").Append(body.Length).Append("\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(request.Append("Connection: close\r\n\r\n").ToString()), .. body];
    }

    // Every '=' stays: the first parts the name from the value, others are text.
    private static void AppendEncoded(StringBuilder request, ReadOnlySpan<byte> text, string kept)
    {
        foreach (var b in text)
        {
            var c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || kept.Contains(c, StringComparison.Ordinal) || c is '-' or '.' or '_'
                ? request.Append(c)
                : request.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
