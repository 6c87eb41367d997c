using System.Collections.Concurrent;

namespace SearchService.Conformance.Tests;

/// <summary>The indexes that Lucene writes for us to read (the scenarios are in README.md), each built once a run when it is first
/// asked for. They are shared: a test that changes one works on a <see cref="CopyOf">copy</see>.</summary>
public sealed class LuceneScenarios(LuceneJava lucene) : IDisposable
{
    /// <summary>The seed of every scenario.</summary>
    public const long Seed = 20261121;

    private readonly string _folder = Directory.CreateTempSubdirectory("scenarios-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<string>> _paths = new();
    private int _copies;

    /// <summary>Names of all scenarios.</summary>
    public static readonly string[] All = ["mixed", "compound", "merged", "sorted", "articles", "frequencies", "terms", "values", "updates", "stored", "letters", "large"];

    /// <summary>The folder of a scenario's index. Must not be changed.</summary>
    public string PathOf(string scenario) => _paths.GetOrAdd(scenario, name => new Lazy<string>(() => Build(name))).Value;

    /// <summary>A copy of an index that the caller may change.</summary>
    public string CopyOf(string index)
    {
        var copy = NewFolder();
        foreach (var file in Directory.GetFiles(index))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    /// <summary>An empty folder that lives until the run ends.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, $"{Interlocked.Increment(ref _copies)}")).FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Build(string scenario)
    {
        var path = Path.Combine(_folder, scenario);
        lucene.Call("write", path, scenario, $"{Seed}");
        return path;
    }
}
