using System.Diagnostics;
using System.Globalization;
using SearchService.Articles;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;

namespace SearchService.Benchmarks;

/// <summary><c>suggest INDEX</c>: how long suggestions take by what was typed, in microseconds, on one thread.</summary>
internal static class SuggestCommand
{
    private const int Size = 8;
    private const int MaxLength = 2_000;
    private const int TimedRounds = 3;

    public static int Run(DriverArguments arguments)
    {
        using var directory = new MMapDirectory(arguments.Value(0, "INDEX"));
        using var reader = DirectoryReader.Open(directory);
        var making = Stopwatch.StartNew();
        var tables = SuggestionTables.Create(reader, FacetColumn.Create(reader, Facet.Topic), FacetColumn.Create(reader, Facet.Provider));
        var madeMs = making.Elapsed.TotalMilliseconds;
        var searcher = new IndexSearcher(reader);
        var clock = new ThreadClock(arguments.Has("cpu"));
        var random = new Random(arguments.Number("seed", DriverDefaults.Seed));
        var typings = new TypingDrawer(reader, random).Draw(arguments.Number("count", DriverDefaults.QueriesPerClass));
        var table = new TextTable("microseconds", "lists", "suggestions", "mean", "median", "p99", "greatest");
        foreach (var (typingClass, texts) in typings)
        {
            var times = Time(texts, clock, text => new SuggestRun(searcher, tables, TypedWords.Of(text, MaxLength), Size).Run());
            var found = texts.Average(text => new SuggestRun(searcher, tables, TypedWords.Of(text, MaxLength), Size).Run().Count);
            var latencies = Latencies.Of(times);
            table.Add(
                typingClass, $"{texts.Count}", found.ToString("F1", CultureInfo.InvariantCulture),
                $"{latencies.Mean:N0}", $"{latencies.Median:N0}", $"{latencies.P99:N0}", $"{times.Max():N0}");
        }

        Console.Write(table);
        Console.WriteLine($"{reader.NumDocs:N0} articles, {reader.Segments.Count} segments, tables made in {madeMs:F0} ms, {ProcessMemory.ResidentBytes / 1e6:N0} MB resident");
        return 0;
    }

    // The median of some rounds, after one that is not timed.
    private static double[] Time(IReadOnlyList<string> texts, ThreadClock clock, Action<string> action)
    {
        var rounds = texts.Select(_ => new double[TimedRounds]).ToArray();
        for (var round = -1; round < TimedRounds; round++)
        {
            for (var i = 0; i < texts.Count; i++)
            {
                var started = clock.Now;
                action(texts[i]);
                if (round >= 0)
                {
                    rounds[i][round] = clock.Now - started;
                }
            }
        }

        return [.. rounds.Select(times => times.Order().ElementAt(TimedRounds / 2))];
    }
}
