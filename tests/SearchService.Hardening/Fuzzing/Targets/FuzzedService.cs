using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using SearchService.Hosting;
using SearchService.Testing;
using static SearchService.Hardening.Fuzzing.FuzzFindingException;

namespace SearchService.Hardening.Fuzzing;

/// <summary>The service over the sample articles, on a port of its own, which is sent bytes. Whatever they are: the connection ends in time,
/// what comes back is HTTP without a server error and tells nothing of the inside, and the next good request is answered as ever.</summary>
internal sealed class FuzzedService : IAsyncDisposable
{
    private const string Good = "/search?q=solar&facets=topic&words=any";

    private static readonly TimeSpan ConnectionEnds = TimeSpan.FromSeconds(20);

    private readonly string _folder;
    private readonly WebApplication _app;
    private readonly Uri _address;
    private readonly HttpClient _client;
    private string _expected = "";

    private FuzzedService(string folder, WebApplication app)
    {
        (_folder, _app) = (folder, app);
        _address = new Uri(app.Urls.Single());
        _client = new HttpClient { BaseAddress = _address };
    }

    /// <summary>Starts the service and waits until it has indexed the articles.</summary>
    public static async Task<FuzzedService> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("search-fuzz-").FullName;
        var app = ServiceHost.Build(
            [$"--Search:ArticlesPath={SampleArticles.Folder}", $"--Search:IndexPath={Path.Join(folder, "index")}", "--urls=http://127.0.0.1:0"],
            builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        var service = new FuzzedService(folder, app);
        await service.WaitUntilReadyAsync();
        return service;
    }

    /// <summary>Sends bytes over a connection of their own.</summary>
    /// <returns>What came back, in few words.</returns>
    /// <exception cref="FuzzFindingException">Something did not hold.</exception>
    public async Task<string> TryAsync(byte[] request)
    {
        var behaviour = Look(await SendAsync(request));
        Require(await HitsOfGoodRequestAsync() == _expected, "a good request has another answer afterwards");
        return behaviour;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var i = 0; i < 1_000; i++)
        {
            using var stats = StrictJson.Parse(await _client.GetByteArrayAsync("/jobs"), "/jobs");
            if (stats.RootElement.EnumerateArray().Any(job => job.GetProperty("state").GetString() == "succeeded"))
            {
                _expected = await HitsOfGoodRequestAsync();
                return;
            }

            await Task.Delay(20);
        }

        throw new FuzzFindingException("the service is not ready after 20 s");
    }

    private async Task<string> HitsOfGoodRequestAsync()
    {
        using var page = StrictJson.Parse(await _client.GetByteArrayAsync(Good), Good);
        return page.RootElement.GetProperty("hits").GetRawText() + page.RootElement.GetProperty("facets").GetRawText();
    }

    private async Task<byte[]> SendAsync(byte[] request)
    {
        using var patience = new CancellationTokenSource(ConnectionEnds);
        using var client = new TcpClient();
        await client.ConnectAsync(_address.Host, _address.Port, patience.Token);
        var stream = client.GetStream();
        using var received = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, patience.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(received, patience.Token);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The service may hang up on what it does not read to the end; what it said before counts.
        }
        catch (OperationCanceledException e)
        {
            throw new FuzzFindingException($"the connection is still open after {ConnectionEnds.TotalSeconds} s", e);
        }

        return received.ToArray();
    }

    private string Look(byte[] answer)
    {
        if (answer.Length == 0)
        {
            return "nothing";
        }

        var head = Encoding.Latin1.GetString(answer, 0, Math.Min(answer.Length, 12));
        Require(head.StartsWith("HTTP/1.", StringComparison.Ordinal) || answer[3] <= 0x09, "the answer is no HTTP");
        if (!head.StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            return "HTTP/2";
        }

        var text = Encoding.UTF8.GetString(answer);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        Require(status is < 500 or 501 or 503 or 505, $"status {status}: {text[..Math.Min(text.Length, 600)]}");
        foreach (var secret in (string[])[_folder, SampleArticles.Folder, "   at ", "Exception", "StackTrace"])
        {
            Require(!text.Contains(secret, StringComparison.Ordinal) || IsDocumentation(text), $"the answer holds \"{secret}\"");
        }

        var type = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase)) ?? "";
        return $"{status} {type.Split(';')[0]} {text.Contains("\"errors\"", StringComparison.Ordinal)} {TitleOf(text)}";
    }

    // Scripts and pages may well have a word such as Exception in them.
    private static bool IsDocumentation(string text) =>
        text.Contains("Content-Type: text/", StringComparison.OrdinalIgnoreCase) && !text.Contains("application/problem+json", StringComparison.Ordinal);

    private static string TitleOf(string text)
    {
        var at = text.IndexOf("\"title\":\"", StringComparison.Ordinal);
        return at < 0 ? "" : new string([.. text.AsSpan(at + 9, Math.Min(40, text.Length - at - 9)).ToArray().Where(char.IsLetter)]);
    }
}
