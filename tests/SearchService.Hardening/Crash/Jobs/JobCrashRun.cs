using System.Diagnostics;
using SearchService.Engine.Store;

namespace SearchService.Hardening;

/// <summary>Kills the whole program while it brings an index up to date with a folder of articles that changes, and looks each time
/// whether the index is a publication, whole: the one of before, or the folder's.</summary>
/// <param name="program">The path of SearchService.dll.</param>
/// <param name="folder">Where articles and index are; they stay there when something is wrong.</param>
/// <param name="seed">Of everything random but the exact timing.</param>
public sealed class JobCrashRun(string program, string folder, int seed)
{
    private readonly Random _random = new LifeSeed(seed, -1).Random();
    private readonly string _articles = Path.Combine(folder, "articles");
    private readonly string _index = Path.Combine(folder, "index");

    /// <summary>Kills so far, and runs that ended before they were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Of these, how many left a newer publication than there was.</summary>
    public int Published { get; private set; }

    /// <summary>Kills so often.</summary>
    /// <returns>What did not hold, at the first kill where something did not; null when everything held.</returns>
    public string? Run(int kills)
    {
        var articles = new ChangingFolder(_articles, _random);
        using var directory = new MMapDirectory(_index);
        Dictionary<string, int>? before = null;
        for (; Kills < kills; Kills++)
        {
            var changes = Kills == 0 ? 0 : _random.Next(1, 40);
            for (var i = 0; i < changes; i++)
            {
                articles.Change();
            }

            var possible = RunAndKill(articles);
            try
            {
                var found = IndexedRevisions.Read(directory);
                if (FindFault(before, found, articles.Revisions, possible) is { } fault)
                {
                    return $"seed {seed}, kill {Kills}, folder {folder}: {fault}";
                }

                Published += Equal(before, found) ? 0 : 1;
                before = found;
            }
            catch (IOException e)
            {
                return $"seed {seed}, kill {Kills}, folder {folder}: {e}";
            }
        }

        return null;
    }

    // Gives the revisions that articles had while the program ran, for those that changed meanwhile.
    private Dictionary<string, HashSet<int>> RunAndKill(ChangingFolder articles)
    {
        using var process = Start();
        var life = TimeSpan.FromMilliseconds(_random.Next(150, 1_200));
        var elapsed = Stopwatch.StartNew();
        var possible = new Dictionary<string, HashSet<int>>();
        var changesMeanwhile = _random.Next(5) < 2;
        while (elapsed.Elapsed < life && !process.HasExited)
        {
            if (changesMeanwhile)
            {
                var before = articles.Revisions.ToDictionary();
                var id = articles.Change();
                var revisions = possible.TryGetValue(id, out var known) ? known : possible[id] = [];
                revisions.Add(before.GetValueOrDefault(id));
                revisions.Add(articles.Revisions.GetValueOrDefault(id));
            }

            process.WaitForExit(_random.Next(1, 20));
        }

        process.Kill();
        process.WaitForExit();
        return possible;
    }

    private Process Start()
    {
        string[] verb = _random.Next(4) switch
        {
            0 => ["serve", "--urls=http://127.0.0.1:0"],
            1 => ["index", "--full"],
            2 => ["index", "--merge"],
            _ => ["index"],
        };
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[program, .. verb, $"--Search:ArticlesPath={_articles}", $"--Search:IndexPath={_index}"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // 0 stands for an article that is not there.
    private static string? FindFault(
        Dictionary<string, int>? before,
        Dictionary<string, int>? found,
        IReadOnlyDictionary<string, int> folder,
        Dictionary<string, HashSet<int>> possible)
    {
        if (Equal(before, found))
        {
            return null;
        }

        if (found is null)
        {
            return "the index is gone";
        }

        foreach (var id in found.Keys.Concat(folder.Keys).Distinct())
        {
            var revision = found.GetValueOrDefault(id);
            var isRight = revision == folder.GetValueOrDefault(id) || (possible.TryGetValue(id, out var revisions) && revisions.Contains(revision));

            // The very first build publishes as it goes.
            if (!isRight && !(before is null && revision == 0))
            {
                return $"neither the publication of before nor the folder: {id} has revision {revision}, before {before?.GetValueOrDefault(id)}, in the folder {folder.GetValueOrDefault(id)}";
            }
        }

        return null;
    }

    private static bool Equal(Dictionary<string, int>? one, Dictionary<string, int>? other) =>
        one is null || other is null ? one == other : one.Count == other.Count && one.All(entry => other.GetValueOrDefault(entry.Key) == entry.Value);
}
