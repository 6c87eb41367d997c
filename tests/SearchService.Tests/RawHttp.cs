using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SearchService.Tests;

/// <summary>Sends requests byte for byte, where HttpClient would repair or refuse them. One connection each.</summary>
public static class RawHttp
{
    /// <summary>Sends a request and reads what comes back until the service closes the connection.</summary>
    /// <param name="service">Where to.</param>
    /// <param name="method">GET, POST …</param>
    /// <param name="target">Path and query as they go over the wire.</param>
    /// <param name="body">The body; null = none.</param>
    /// <param name="contentType">Of the body.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<RawAnswer> SendAsync(
        Uri service, string method, string target, byte[]? body, string? contentType, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Host, service.Port, cancellation);
        var started = Stopwatch.GetTimestamp();
        var stream = client.GetStream();
        // HTTP/1.0, so that the answer comes in one piece and the connection ends after it.
        var head = $"{method} {target} HTTP/1.0\r\nHost: {service.Authority}\r\n"
            + (body is null ? "" : $"Content-Length: {body.Length}\r\n")
            + (contentType is null ? "" : $"Content-Type: {contentType}\r\n")
            + "\r\n";
        var sending = SendAsync(stream, Encoding.Latin1.GetBytes(head), body, cancellation);
        using var received = new MemoryStream();
        await ReceiveAsync(stream, received, cancellation);
        var elapsed = Stopwatch.GetElapsedTime(started);
        await sending;
        return Parse(received.ToArray(), elapsed);
    }

    /// <summary>Sends bytes and returns all that come back until the service closes the connection.</summary>
    public static async Task<byte[]> ExchangeAsync(Uri service, byte[] request, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Host, service.Port, cancellation);
        var stream = client.GetStream();
        var sending = SendAsync(stream, request, null, cancellation);
        using var received = new MemoryStream();
        await ReceiveAsync(stream, received, cancellation);
        await sending;
        return received.ToArray();
    }

    private static async Task SendAsync(NetworkStream stream, byte[] head, byte[]? body, CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync(head, cancellation);
            await stream.WriteAsync(body, cancellation);
        }
        catch (IOException)
        {
            // The service may answer and hang up before it has read everything; the answer is what counts.
        }
    }

    private static async Task ReceiveAsync(NetworkStream stream, MemoryStream received, CancellationToken cancellation)
    {
        try
        {
            await stream.CopyToAsync(received, cancellation);
        }
        catch (IOException) when (received.Length > 0)
        {
            // Hung up on with bytes unread: the answer came before that.
        }
    }

    private static RawAnswer Parse(byte[] answer, TimeSpan elapsed)
    {
        var headEnd = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            throw new InvalidDataException($"no HTTP answer in {answer.Length} bytes");
        }

        var lines = Encoding.Latin1.GetString(answer, 0, headEnd).Split("\r\n");
        const string ContentType = "Content-Type:";
        return new RawAnswer(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            lines.FirstOrDefault(line => line.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase))?[ContentType.Length..].Split(';')[0].Trim(),
            answer[(headEnd + 4)..],
            elapsed);
    }
}
