using System.Diagnostics;
using SearchService.Articles;
using SearchService.Engine.Search;

namespace SearchService.Benchmarks;

/// <summary>Times the queries class by class on one thread. The time of a query is the median of its rounds, that of a class the mean of its
/// queries, in microseconds. Before it, rounds that do not count: of all classes for three seconds, then of the class at least two and half
/// a second. <c>Rivals/Java/TimeVerb.java</c> does the same.</summary>
internal static class EngineTiming
{
    private const int WarmRounds = 2;
    private static readonly TimeSpan WarmTime = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan AllWarmTime = TimeSpan.FromSeconds(3);

    public static void Run(string index, string tasks, int rounds)
    {
        var opening = Stopwatch.GetTimestamp();
        using var searching = new EngineSearching(index);
        EngineSide.Print("openMs", Stopwatch.GetElapsedTime(opening).TotalMilliseconds);
        var options = new ArticleIndexOptions { ArticlesPath = "", IndexPath = "" };
        var pages = new List<TopDocs>();
        var all = QueryTaskFile.Read(tasks);
        Warm(searching, all, options);
        foreach (var group in all.GroupBy(task => task.Class))
        {
            var boosted = group.Select(task => TaskQueries.Boosted(task, options)).ToArray();
            var plain = group.Select(TaskQueries.Plain).ToArray();
            EngineSide.Print($"boosted.{group.Key}", Time(boosted, rounds, query => Search(searching, group.Key, query)));
            EngineSide.Print($"plain.{group.Key}", Time(plain, rounds, query => Search(searching, group.Key, query)));
            pages.AddRange(boosted.Select(query => searching.Top(query)).Where(page => page.ScoreDocs.Count == EngineSearching.PageSize));
        }

        EngineSide.Print("residentBytes", ProcessMemory.ResidentBytes);
        if (pages.Count > 0)
        {
            EngineSide.Print("load", Time(pages, rounds, page => searching.Load(page)));
        }
    }

    private static TopDocs Search(EngineSearching searching, QueryClass queryClass, Query query) =>
        queryClass == QueryClass.AnyWithFacets ? searching.TopWithFacets(query, []) : searching.Top(query);

    private static void Warm(EngineSearching searching, IReadOnlyList<QueryTask> tasks, ArticleIndexOptions options)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            foreach (var task in tasks)
            {
                Search(searching, task.Class, TaskQueries.Boosted(task, options));
                Search(searching, task.Class, TaskQueries.Plain(task));
            }
        }
        while (Stopwatch.GetElapsedTime(start) < AllWarmTime);
    }

    private static double Time<T>(IReadOnlyList<T> items, int rounds, Action<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < WarmRounds || Stopwatch.GetElapsedTime(start) < WarmTime; round++)
        {
            foreach (var item in items)
            {
                work(item);
            }
        }

        var times = Array.ConvertAll(new double[items.Count][], _ => new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < items.Count; i++)
            {
                var before = Stopwatch.GetTimestamp();
                work(items[i]);
                times[i][round] = Stopwatch.GetElapsedTime(before).TotalMicroseconds;
            }
        }

        return times.Average(Median);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
