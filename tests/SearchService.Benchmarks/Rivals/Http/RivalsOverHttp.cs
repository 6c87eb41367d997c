using System.Globalization;

namespace SearchService.Benchmarks;

/// <summary>The service against Lucene behind the JDK's own HTTP server: the same searches with facets over several connections, one server at a
/// time. The answers are compared first.</summary>
internal static class RivalsOverHttp
{
    private const int Requests = 2_000;
    private const int ComparedRequests = 200;
    public const int DefaultConnections = 32;
    public const int DefaultSeconds = 10;
    private const int DefaultPort = 5180;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(DriverArguments arguments, RivalSide ours, RivalSide theirs, string folder, byte[][] records)
    {
        var service = Path.Combine(folder, "service");
        if (!arguments.Has("reuse") || !Directory.Exists(service))
        {
            Console.Error.WriteLine("indexing, the service");
            ours.Publish(service);
        }

        var port = arguments.Number("port", DefaultPort);
        var paths = new HttpRequestDrawer(records, arguments.Number("seed", DriverDefaults.Seed)).Draw(Requests).ToArray();
        if (await CompareAsync(ours, theirs, service, port, paths) is { } difference)
        {
            Console.WriteLine($"the answers differ: no times\n{difference}");
            return 1;
        }

        Console.WriteLine($"{ComparedRequests} requests: equal totals, scores and counts\n");
        var starts = arguments.Number("starts", 1);
        var requests = Array.ConvertAll(paths, HttpConnection.Request);
        var (lucene, own) = (new List<HttpLoadResult>(), new List<HttpLoadResult>());
        for (var start = 1; start <= starts; start++)
        {
            Console.Error.WriteLine($"serving, {start} of {starts}");
            lucene.Add(await LoadAsync(theirs.Serve(port), port, requests, arguments));
            own.Add(await LoadAsync(ours.Serve(port, service), port, requests, arguments));
        }

        Print(Median(own), Median(lucene));
        return 0;
    }

    private static async Task<string?> CompareAsync(RivalSide ours, RivalSide theirs, string service, int port, string[] paths)
    {
        using var us = ours.Serve(port, service);
        using var them = theirs.Serve(port + 1);
        return await HttpAnswers.DifferenceAsync(port, port + 1, paths.Take(ComparedRequests));
    }

    private static async Task<HttpLoadResult> LoadAsync(RivalServer server, int port, byte[][] requests, DriverArguments arguments)
    {
        using (server)
        {
            var connections = arguments.Number("connections", DefaultConnections);
            await HttpLoad.RunAsync(port, requests, connections, WarmUp);
            var result = await HttpLoad.RunAsync(port, requests, connections, TimeSpan.FromSeconds(arguments.Number("seconds", DefaultSeconds)));
            Console.Error.WriteLine($"  {result.RequestsPerSecond:F0} a second, {server.ResidentBytes / 1e6:F0} MB resident");
            return result;
        }
    }

    private static HttpLoadResult Median(List<HttpLoadResult> results) => results.OrderBy(result => result.RequestsPerSecond).ElementAt(results.Count / 2);

    private static void Print(HttpLoadResult ours, HttpLoadResult theirs)
    {
        var table = new TextTable("over HTTP", "ours", "Lucene", "ratio", "goal", "");
        var speed = ours.RequestsPerSecond / theirs.RequestsPerSecond;
        var slowness = ours.P99Ms / theirs.P99Ms;
        table.Add(
            "requests a second", Text(ours.RequestsPerSecond), Text(theirs.RequestsPerSecond), Text(speed), $"≥ {Text(RivalGoals.HttpRequestsPerSecond)}",
            speed >= RivalGoals.HttpRequestsPerSecond ? "reached" : "missed");
        table.Add("median, ms", Text(ours.MedianMs), Text(theirs.MedianMs), Text(ours.MedianMs / theirs.MedianMs), "", "");
        table.Add(
            "p99, ms", Text(ours.P99Ms), Text(theirs.P99Ms), Text(slowness), Text(RivalGoals.HttpP99),
            slowness <= RivalGoals.HttpP99 ? "reached" : "missed");
        Console.Write(table);
    }

    private static string Text(double value) => value.ToString(value < 100 ? "F2" : "F0", CultureInfo.InvariantCulture);
}
