using System.Collections.Concurrent;
using System.Diagnostics;

namespace SearchService.Benchmarks;

/// <summary>Sends requests over several connections, each the next one as soon as it has its answer.</summary>
internal static class HttpLoad
{
    /// <param name="port">On this machine.</param>
    /// <param name="requests">Sent in this order, again and again.</param>
    /// <param name="connections">How many.</param>
    /// <param name="duration">How long.</param>
    public static async Task<HttpLoadResult> RunAsync(int port, byte[][] requests, int connections, TimeSpan duration)
    {
        var next = -1;
        var times = new ConcurrentBag<List<double>>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            using var connection = new HttpConnection();
            await connection.ConnectAsync(port);
            while (clock.Elapsed < duration)
            {
                var request = requests[(uint)Interlocked.Increment(ref next) % requests.Length];
                var sent = clock.Elapsed;
                await connection.SendAsync(request);
                own.Add((clock.Elapsed - sent).TotalMilliseconds);
            }

            times.Add(own);
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        var sorted = times.SelectMany(time => time).Order().ToArray();
        return new HttpLoadResult(sorted.Length / seconds, sorted[sorted.Length / 2], sorted[(int)(0.99 * (sorted.Length - 1))]);
    }
}
