using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;

namespace SearchService.Benchmarks;

/// <summary><c>rivals</c>: this engine against Apache Lucene in Java, a process each in turn: the same articles, fields, analysis and queries.
/// Times are printed only when both sides give the same answers.</summary>
internal static class RivalsCommand
{
    private const int DefaultArticles = 100_000;
    private const int DefaultStarts = 5;
    private const int DefaultRounds = 3;
    private const int DifferencesShown = 10;

    public static int Run(DriverArguments arguments)
    {
        if (LuceneToolchain.Find(out var missing) is not { } toolchain)
        {
            Console.Error.WriteLine(
                $"The comparison needs a JDK and Apache Lucene 8 in Java: {missing}. On Debian: apt-get install liblucene8-java default-jdk-headless");
            return 3;
        }

        var work = arguments.Text("work");
        var folder = work is null ? Directory.CreateTempSubdirectory("rivals-").FullName : Directory.CreateDirectory(work).FullName;
        try
        {
            return Compare(arguments, toolchain, folder);
        }
        finally
        {
            if (work is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static int Compare(DriverArguments arguments, LuceneToolchain toolchain, string folder)
    {
        var articles = Path.Combine(folder, "articles.bin");
        var tasks = Path.Combine(folder, "tasks.txt");
        var classes = Directory.CreateDirectory(Path.Combine(folder, "classes")).FullName;
        toolchain.Compile(Path.Combine(AppContext.BaseDirectory, "RivalsJava"), classes);
        var theirs = new RivalSide(
            RivalProcess.Lucene(toolchain.Java, classes + Path.PathSeparator + toolchain.ClassPath), Path.Combine(folder, "lucene"), articles, tasks);
        var ours = new RivalSide(RivalProcess.Ours(), Path.Combine(folder, "ours"), articles, tasks);
        var starts = arguments.Has("verify") || arguments.Has("http") ? 1 : arguments.Number("starts", DefaultStarts);

        WriteArticles(arguments, articles);
        BuildIndexes([theirs, ours], arguments.Has("reuse"), starts);
        var queries = DrawQueries(arguments, ours.Index, tasks);
        if (!AreEqual(ours, theirs, queries))
        {
            return 1;
        }

        if (arguments.Has("http"))
        {
            return RivalsOverHttp.RunAsync(arguments, ours, theirs, folder, ArticleRecordFile.ReadAll(articles)).GetAwaiter().GetResult();
        }

        if (!arguments.Has("verify"))
        {
            TimeQueries([theirs, ours], starts, arguments.Number("rounds", DefaultRounds));
            RivalReport.PrintSearching(ours, theirs, queries.Select(task => task.Class).Distinct());
            RivalReport.PrintRest(ours, theirs);
        }

        return 0;
    }

    private static void WriteArticles(DriverArguments arguments, string path)
    {
        if (arguments.Has("reuse") && File.Exists(path))
        {
            return;
        }

        Console.Error.WriteLine("writing the articles");
        if (arguments.Text("folder") is { } folder)
        {
            RivalArticles.WriteFolder(path, folder);
        }
        else
        {
            RivalArticles.WriteSynthetic(path, arguments.Number("articles", DefaultArticles), arguments.Number("seed", DriverDefaults.Seed));
        }
    }

    private static void BuildIndexes(RivalSide[] sides, bool reuse, int starts)
    {
        var missing = Array.FindAll(sides, side => !reuse || !side.HasIndex);
        for (var start = 1; start <= starts; start++)
        {
            foreach (var side in missing)
            {
                Console.Error.WriteLine($"indexing, {side.Name}, {start} of {starts}");
                side.BuildIndex();
            }
        }

        foreach (var side in sides)
        {
            // A merged index is only looked at.
            side.MergeIndex();
        }
    }

    private static List<QueryTask> DrawQueries(DriverArguments arguments, string index, string path)
    {
        var tasks = arguments.Text("queries") is { } given ? QueryTaskFile.Read(given) : Draw(arguments, index);
        if (arguments.Text("only") is { } only)
        {
            tasks = tasks.FindAll(task => only.Split(',').Contains(task.Class.ToString()));
        }

        QueryTaskFile.Write(path, tasks);
        return tasks;
    }

    private static List<QueryTask> Draw(DriverArguments arguments, string index)
    {
        using var directory = new MMapDirectory(index);
        using var reader = DirectoryReader.Open(directory);
        var drawer = new QueryDrawer(reader, arguments.Number("seed", DriverDefaults.Seed));
        return [.. drawer.Draw(arguments.Number("count", DriverDefaults.QueriesPerClass))];
    }

    private static bool AreEqual(RivalSide ours, RivalSide theirs, List<QueryTask> tasks)
    {
        Console.Error.WriteLine("comparing the answers");
        var differences = RivalHits.Compare(tasks, ours.FindHits(), theirs.FindHits());
        foreach (var difference in differences.Take(DifferencesShown))
        {
            Console.Error.WriteLine(difference);
        }

        Console.WriteLine(differences.Count == 0
            ? $"{tasks.Count:N0} queries, boosted and plain: equal totals, scores, documents and counts\n"
            : $"{differences.Count:N0} of {2 * tasks.Count:N0} answers differ: no times");
        return differences.Count == 0;
    }

    private static void TimeQueries(RivalSide[] sides, int starts, int rounds)
    {
        for (var start = 1; start <= starts; start++)
        {
            foreach (var side in sides)
            {
                Console.Error.WriteLine($"searching, {side.Name}, {start} of {starts}");
                side.TimeQueries(rounds);
            }
        }
    }
}
