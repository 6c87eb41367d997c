using System.Globalization;

namespace SearchService.Benchmarks;

/// <summary><c>engine VERB…</c>: our side of the comparison, a verb a process, as <c>Rivals/Java/Main.java</c> is the other: figures as lines of a name
/// and a value with a tab between.</summary>
internal static class EngineSide
{
    public static int Run(DriverArguments arguments)
    {
        switch (arguments.Value(0, "VERB"))
        {
            case "index":
                EngineIndexing.Index(arguments.Value(1, "ARTICLES"), arguments.Value(2, "INDEX"), arguments.Number(3, "THREADS"), arguments.Number(4, "RAM"));
                break;
            case "merge":
                EngineIndexing.Merge(arguments.Value(1, "INDEX"));
                break;
            case "hits":
                EngineHits.Write(arguments.Value(1, "INDEX"), arguments.Value(2, "TASKS"), arguments.Value(3, "FILE"));
                break;
            case "time":
                EngineTiming.Run(arguments.Value(1, "INDEX"), arguments.Value(2, "TASKS"), arguments.Number(3, "ROUNDS"));
                break;
            case "publish":
                EngineServer.Publish(arguments.Value(1, "ARTICLES"), arguments.Value(2, "INDEX"));
                break;
            case "serve":
                EngineServer.Serve(arguments.Value(1, "INDEX"), arguments.Number(2, "PORT"));
                break;
            default:
                throw new ArgumentException($"unknown verb {arguments.Value(0, "VERB")}");
        }

        return 0;
    }

    public static void Print(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:F4}"));
}
