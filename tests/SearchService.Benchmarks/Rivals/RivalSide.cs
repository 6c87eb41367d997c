using System.Globalization;
using SearchService.Articles;

namespace SearchService.Benchmarks;

/// <summary>One side with its index, and all figures that its processes gave.</summary>
internal sealed class RivalSide(RivalProcess process, string index, string articles, string tasks)
{
    // Of Java: the articles in memory while indexing, nothing to speak of while searching.
    private const int IndexingHeapMegabytes = 6_000;
    private const int SearchingHeapMegabytes = 1_000;

    private const int RamMegabytes = 128;
    private const int Threads = 2;

    private static readonly ArticleIndexOptions Options = new() { ArticlesPath = "", IndexPath = "" };

    private readonly Dictionary<string, List<double>> _figures = [];

    public string Name => process.Name;

    public bool HasIndex => Directory.Exists(index) && Directory.EnumerateFiles(index, "segments_*").Any();

    public string Index => index;

    /// <summary>The median of a figure over the processes that gave it; not a number when none did.</summary>
    public double this[string figure]
    {
        get
        {
            if (!_figures.TryGetValue(figure, out var values))
            {
                return double.NaN;
            }

            values.Sort();
            return values[values.Count / 2];
        }
    }

    public void BuildIndex()
    {
        if (Directory.Exists(index))
        {
            Directory.Delete(index, recursive: true);
        }

        Directory.CreateDirectory(index);
        Add(process.Run(IndexingHeapMegabytes, "index", articles, index, Text(Threads), Text(RamMegabytes), Text(Options.TitleWeight)));
    }

    public void MergeIndex() => Add(process.Run(IndexingHeapMegabytes, "merge", index));

    /// <summary>What each query finds, a line each.</summary>
    public string[] FindHits()
    {
        var path = index + ".hits";
        process.Run(SearchingHeapMegabytes, "hits", index, tasks, path, Text(Options.QualityWeight), Text(Options.QualityPivot));
        return File.ReadAllLines(path);
    }

    public void TimeQueries(int rounds)
    {
        var start = process.StartInfo(
            SearchingHeapMegabytes, "time", index, tasks, Text(rounds), Text(Options.QualityWeight), Text(Options.QualityPivot));

        // What the heap's bound is to Java: new objects in 4 MB at a time, and little room kept of large ones that are gone.
        start.Environment["DOTNET_GCGen0MaxBudget"] = "400000";
        start.Environment["DOTNET_GCConserveMemory"] = "7";
        Add(process.Run(start));
    }

    /// <summary>Serves an index over HTTP until the server is disposed of.</summary>
    /// <param name="port">On this machine.</param>
    /// <param name="served">The index; its own when null.</param>
    public RivalServer Serve(int port, string? served = null)
    {
        var start = process.StartInfo(
            SearchingHeapMegabytes, "serve", served ?? index, Text(port), Text(Options.QualityWeight), Text(Options.QualityPivot));

        // As the service is configured: this program is not.
        start.Environment["DOTNET_gcServer"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return RivalServer.Start(start);
    }

    /// <summary>Builds the index that the service itself would build.</summary>
    public void Publish(string path) => process.Run(IndexingHeapMegabytes, "publish", articles, path);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private void Add(Dictionary<string, double> figures)
    {
        foreach (var (name, value) in figures)
        {
            if (!_figures.TryGetValue(name, out var values))
            {
                _figures[name] = values = [];
            }

            values.Add(value);
        }
    }
}
