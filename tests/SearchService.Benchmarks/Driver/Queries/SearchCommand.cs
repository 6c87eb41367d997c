using System.Diagnostics;
using System.Globalization;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Benchmarks;

/// <summary><c>search INDEX</c>: the latency of each class of queries, in microseconds, on one thread.</summary>
internal static class SearchCommand
{
    public static int Run(DriverArguments arguments)
    {
        var opening = Stopwatch.StartNew();
        using var directory = new MMapDirectory(arguments.Value(0, "INDEX"));
        using var reader = DirectoryReader.Open(directory);
        var openMs = opening.Elapsed.TotalMilliseconds;
        var runner = new QueryRunner(new IndexSearcher(reader), new ThreadClock(arguments.Has("cpu")));
        var tasks = Tasks(arguments, reader);
        if (arguments.Text("hits") is { } hitsPath)
        {
            WriteHits(hitsPath, runner, tasks);
        }

        var results = tasks
            .GroupBy(t => t.Class)
            .Select(g => runner.Run(g.Key, [.. g]))
            .ToArray();
        var residentBytes = ProcessMemory.ResidentBytes;
        if (arguments.Has("json"))
        {
            JsonOutput.Write(new { Articles = reader.NumDocs, Segments = reader.Segments.Count, openMs, residentBytes, Classes = results });
        }
        else
        {
            Print(results);
            Console.WriteLine(
                $"{reader.NumDocs:N0} articles, {reader.Segments.Count} segments, opened in {openMs:F0} ms, {residentBytes / 1e6:N0} MB resident");
        }

        return 0;
    }

    private static List<QueryTask> Tasks(DriverArguments arguments, DirectoryReader reader)
    {
        var tasks = arguments.Text("queries") is { } path
            ? QueryTaskFile.Read(path)
            : [.. new QueryDrawer(reader, arguments.Number("seed", DriverDefaults.Seed)).Draw(arguments.Number("count", DriverDefaults.QueriesPerClass))];
        return arguments.Text("only") is { } only ? tasks.FindAll(t => only.Split(',').Contains(t.Class.ToString())) : tasks;
    }

    private static void Print(ClassResult[] results)
    {
        var table = new TextTable("microseconds", "hits", "boosted", "median", "p99", "plain", "median", "p99", "10 stored");
        foreach (var r in results)
        {
            table.Add(
                r.Class, $"{r.MeanHits:N0}",
                Format(r.Boosted.Mean), Format(r.Boosted.Median), Format(r.Boosted.P99),
                Format(r.Plain.Mean), Format(r.Plain.Median), Format(r.Plain.P99),
                r.Loading is { } loading ? Format(loading.Mean) : "-");
        }

        Console.Write(table);
    }

    private static string Format(double microseconds) => microseconds.ToString(microseconds < 100 ? "F1" : "N0", CultureInfo.InvariantCulture);

    // One line a query: its class and words, the total, then each hit's id and the bits of its score.
    private static void WriteHits(string path, QueryRunner runner, IReadOnlyList<QueryTask> tasks)
    {
        using var output = new StreamWriter(path);
        foreach (var task in tasks)
        {
            var page = runner.SearchBoosted(task);
            var hits = page.ScoreDocs.Select(h => $"{h.DocId}:{BitConverter.SingleToInt32Bits(h.Score):x8}");
            output.WriteLine($"{task.Class}: {string.Join(' ', task.Words)}{(task.Topic is null ? "" : $" | {task.Topic}")}\t{page.TotalHits}\t{string.Join(' ', hits)}");
        }
    }
}
