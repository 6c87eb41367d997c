using System.Net.Sockets;
using System.Text;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Tests.Hosting;

/// <summary>How the program ends when it is told to, as a process of its own.</summary>
public sealed class StopTests : IDisposable
{
    // Told to stop, it ends within 5 seconds; what else runs on the machine gets as much again.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Told_to_stop_it_answers_what_is_in_flight_refuses_new_connections_and_ends_with_0(string signal)
    {
        _folder.AddArticle("a", "wind");
        await using var program = await RunningProgram.StartAsync(_folder);
        using var client = await StartSearchAsync(program);

        await program.SignalAsync(signal);
        await UntilRefusedAsync(program.Address);
        await client.GetStream().WriteAsync("""{"q":"wind"}"""u8.ToArray(), Cancellation);
        using var answer = new StreamReader(client.GetStream());
        var text = await answer.ReadToEndAsync(Cancellation);

        Assert.StartsWith("HTTP/1.1 200 OK", text, StringComparison.Ordinal);
        Assert.Contains("\"total\":", text, StringComparison.Ordinal);
        Assert.Equal(0, await program.WaitForExitAsync().WaitAsync(StopLimit, Cancellation));
    }

    [Fact]
    public async Task Told_to_stop_it_does_not_wait_for_ever_for_a_request_in_flight()
    {
        _folder.AddArticle("a", "wind");
        await using var program = await RunningProgram.StartAsync(_folder);
        using var client = await StartSearchAsync(program);

        await program.SignalAsync("TERM");

        Assert.Equal(0, await program.WaitForExitAsync().WaitAsync(StopLimit, Cancellation));
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task Told_to_stop_twice_it_ends_at_once(string signal, int exitCode)
    {
        _folder.AddArticle("a", "wind");
        await using var program = await RunningProgram.StartAsync(_folder);
        using var client = await StartSearchAsync(program);

        await program.SignalAsync(signal);
        await UntilRefusedAsync(program.Address);
        await program.SignalAsync(signal);

        Assert.Equal(exitCode, await program.WaitForExitAsync().WaitAsync(StopLimit, Cancellation));
    }

    [Fact]
    public async Task Told_to_stop_while_a_job_runs_it_leaves_the_index_as_it_was()
    {
        _folder.AddArticle("a", "wind");
        await using (var program = await RunningProgram.StartAsync(_folder))
        {
            await UntilSearchableAsync(program.Address);
            await program.SignalAsync("TERM");
            Assert.Equal(0, await program.WaitForExitAsync().WaitAsync(StopLimit, Cancellation));
        }

        var before = CommittedArticles();
        for (var i = 0; i < 4_000; i++)
        {
            _folder.AddArticle($"more/{i}", $"wind {i}");
        }

        await using (var program = await RunningProgram.StartAsync(_folder))
        {
            // Its first job is at work, or was.
            await program.SignalAsync("TERM");
            Assert.Equal(0, await program.WaitForExitAsync().WaitAsync(StopLimit, Cancellation));
        }

        Assert.Equal(1, before);
        Assert.Contains(CommittedArticles(), (int[])[before, before + 4_000]);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A search in flight: the service has begun to read its body, which is still to come.</summary>
    private static async Task<TcpClient> StartSearchAsync(RunningProgram program)
    {
        await UntilSearchableAsync(program.Address);
        var client = new TcpClient();
        await client.ConnectAsync(program.Address.Host, program.Address.Port, Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes("POST /search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n"),
            Cancellation);
        var told = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await stream.ReadExactlyAsync(told, Cancellation);
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(told));
        return client;
    }

    private static async Task UntilSearchableAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        for (var i = 0; ; i++)
        {
            using var response = await client.GetAsync("/health/ready", Cancellation);
            if (response.IsSuccessStatusCode)
            {
                return;
            }

            Assert.True(i < 1_000, "not ready");
            await Task.Delay(10, Cancellation);
        }
    }

    private static async Task UntilRefusedAsync(Uri address)
    {
        for (var i = 0; i < 1_000; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(address.Host, address.Port, Cancellation);
            }
            catch (SocketException)
            {
                return;
            }

            await Task.Delay(5, Cancellation);
        }

        Assert.Fail("new connections are still accepted");
    }

    private int CommittedArticles()
    {
        using var directory = new MMapDirectory(_folder.IndexPath);
        using var reader = DirectoryReader.Open(directory);
        return reader.NumDocs;
    }
}
