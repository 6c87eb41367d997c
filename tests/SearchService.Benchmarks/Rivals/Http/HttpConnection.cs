using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SearchService.Benchmarks;

/// <summary>One connection that sends GET requests and reads their answers, as cheaply as it can: the machine is the server's. Answers have a
/// length or come in chunks.</summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 << 10];

    public async Task ConnectAsync(int port) => await _socket.ConnectAsync(IPAddress.Loopback, port);

    /// <summary>The bytes of a request.</summary>
    public static byte[] Request(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The answer with its headers; valid until the next request.</returns>
    /// <exception cref="IOException">The server closed the connection or does not answer 200.</exception>
    public async Task<ReadOnlyMemory<byte>> SendAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var read = 0;
        while (!IsComplete(_buffer.AsSpan(0, read)))
        {
            if (read == _buffer.Length)
            {
                Array.Resize(ref _buffer, 2 * read);
            }

            var more = await _socket.ReceiveAsync(_buffer.AsMemory(read));
            read += more > 0 ? more : throw new IOException("the server closed the connection");
        }

        return _buffer.AsSpan().StartsWith("HTTP/1.1 200"u8)
            ? _buffer.AsMemory(0, read)
            : throw new IOException($"{Encoding.ASCII.GetString(request)}{Encoding.UTF8.GetString(_buffer, 0, read)}");
    }

    /// <summary>The body of an answer.</summary>
    public static byte[] Body(ReadOnlySpan<byte> answer)
    {
        var start = answer.IndexOf("\r\n\r\n"u8) + 4;
        if (ContentLength(answer[..start]) >= 0)
        {
            return answer[start..].ToArray();
        }

        var body = new MemoryStream();
        for (var rest = answer[start..]; ;)
        {
            var line = rest.IndexOf("\r\n"u8);
            var length = Convert.ToInt32(Encoding.ASCII.GetString(rest[..line]), 16);
            if (length == 0)
            {
                return body.ToArray();
            }

            body.Write(rest.Slice(line + 2, length));
            rest = rest[(line + 2 + length + 2)..];
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        // JSON has no line ends of this kind, so that the last chunk cannot be mistaken.
        var length = ContentLength(answer[..end]);
        return length >= 0 ? answer.Length >= end + 4 + length : answer.EndsWith(LastChunk);
    }

    private static int ContentLength(ReadOnlySpan<byte> headers)
    {
        var at = headers.IndexOf("\r\nContent-Length: "u8);
        at = at >= 0 ? at : headers.IndexOf("\r\nContent-length: "u8);
        if (at < 0)
        {
            return -1;
        }

        var value = headers[(at + "\r\nContent-Length: ".Length)..];
        var end = value.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? value : value[..end]);
    }
}
