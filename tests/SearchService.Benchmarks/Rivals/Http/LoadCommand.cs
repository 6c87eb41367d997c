namespace SearchService.Benchmarks;

/// <summary><c>load PORT</c>: sends searches to a server on this machine.</summary>
internal static class LoadCommand
{
    private const int Requests = 2_000;

    public static async Task<int> RunAsync(DriverArguments arguments)
    {
        var paths = arguments.Text("path") is { } path
            ? [path]
            : new HttpRequestDrawer(ArticleRecordFile.ReadAll(arguments.Value(1, "ARTICLES")), arguments.Number("seed", DriverDefaults.Seed)).Draw(Requests);
        var result = await HttpLoad.RunAsync(
            arguments.Number(0, "PORT"),
            [.. paths.Select(HttpConnection.Request)],
            arguments.Number("connections", RivalsOverHttp.DefaultConnections),
            TimeSpan.FromSeconds(arguments.Number("seconds", RivalsOverHttp.DefaultSeconds)));
        Console.WriteLine($"{result.RequestsPerSecond:N0} requests a second, median {result.MedianMs:F2} ms, p99 {result.P99Ms:F2} ms");
        return 0;
    }
}
