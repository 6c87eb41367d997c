using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SearchService.Hardening;

/// <summary>One connection to the service: sends a request after another, and judges what every answer must be.</summary>
internal sealed class SoakConnection : IDisposable
{
    /// <summary>Past it a request hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly SoakService _service;
    private readonly SeenPublications _seen;
    private readonly SoakTally _tally;
    private readonly HttpClient _client;

    public SoakConnection(SoakService service, SeenPublications seen, SoakTally tally)
    {
        _service = service;
        _seen = seen;
        _tally = tally;
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = service.Address, Timeout = Limit };
    }

    /// <summary>The life of the service, which ends with a kill.</summary>
    public int Life => _service.Life;

    /// <summary>Sends a request, and notes what is wrong with its answer.</summary>
    /// <returns>The answer; null when there is none to go on with: refused for now, or cut off by a kill.</returns>
    public async Task<SoakAnswer?> SendAsync(SoakRequest request)
    {
        var life = _service.Life;
        var before = _seen.Newest;
        var watch = Stopwatch.StartNew();
        try
        {
            using var message = ToMessage(request);
            using var response = await _client.SendAsync(message);
            var body = await response.Content.ReadAsByteArrayAsync();
            _tally.Answered(request.Kind, (int)response.StatusCode, watch.Elapsed);
            if (IsRefusal(response))
            {
                return null;
            }

            var answer = new SoakAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", body, before);
            var fault = request.Statuses.Contains(answer.Status) ? request.FindFault(answer) : $"unexpected {(int)answer.Status}: {Encoding.UTF8.GetString(body)}";
            if (fault is not null)
            {
                _tally.Found($"life {life}, {request.Url}: {fault}");
            }

            return answer;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            if (_service.Life == life && _service.IsUp)
            {
                _tally.Found(e is OperationCanceledException ? $"life {life}, {request.Url}: no answer within {Limit.TotalSeconds:F0} s" : $"life {life}, {request.Url}: {e.Message}");
            }

            _tally.Count(request.Kind, "cut");
            return null;
        }
    }

    /// <summary>Sends a request and hangs up, before it is whole or before it is answered.</summary>
    public async Task AbortAsync(SoakRequest request, Random random)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(_service.Address.Host, _service.Address.Port);
            var text = $"GET {request.Url} HTTP/1.1\r\nHost: {_service.Address.Authority}\r\n\r\n";
            var length = random.Next(3) == 0 ? random.Next(text.Length) : text.Length;
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text, 0, length));
            await Task.Delay(random.Next(10));
            _tally.Count("aborted", "sent");
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            _tally.Count("aborted", "cut");
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage ToMessage(SoakRequest request) => request.Body is null
        ? new HttpRequestMessage(HttpMethod.Get, request.Url)
        : new HttpRequestMessage(HttpMethod.Post, request.Url) { Content = new StringContent(request.Body, Encoding.UTF8, "application/json") };

    // More than it can serve, and it says when to come back.
    private static bool IsRefusal(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null;
}
