using SearchService.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(SearchService.Conformance.Tests.LuceneJava))]

namespace SearchService.Conformance.Tests;

/// <summary>Apache Lucene in a Java process of its own, one for all tests: it checks, dumps, writes, searches and changes indexes
/// (the verbs are in README.md). Where Java or Lucene is not installed every test that asks is skipped, or fails when CI is
/// "true". Requests from several threads are answered one after the other.</summary>
public sealed class LuceneJava : IDisposable
{
    private readonly Lock _turn = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("lucene-").FullName;
    private readonly LuceneToolchain? _toolchain;
    private readonly string _missing;
    private LuceneProcess? _process;
    private int _files;

    public LuceneJava()
    {
        _toolchain = LuceneToolchain.Find(out _missing);
        Scenarios = new LuceneScenarios(this);
        EngineScenarios = new EngineScenarios(Scenarios);
    }

    /// <summary>Indexes that Lucene wrote.</summary>
    public LuceneScenarios Scenarios { get; }

    /// <summary>Indexes that we wrote.</summary>
    public EngineScenarios EngineScenarios { get; }

    /// <summary>Runs one verb.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what Java printed.</exception>
    public LuceneAnswer Call(string verb, params string[] arguments)
    {
        lock (_turn)
        {
            _process ??= Start();
        }

        return _process.Call(verb, arguments);
    }

    /// <summary>Lets CheckIndex look at an index, with its slow checks.</summary>
    public void AssertClean(string index)
    {
        var answer = Call("check", index);
        Assert.True(answer.ExitCode == 0, $"CheckIndex of {index}:\n{string.Join('\n', answer.Lines)}");
    }

    /// <summary>A file of the run's own with these lines; it lives until the run ends.</summary>
    public string WriteLines(IEnumerable<string> lines)
    {
        var path = Path.Combine(_folder, $"{Interlocked.Increment(ref _files)}.txt");
        File.WriteAllText(path, string.Concat(lines.Select(line => line + '\n')));
        return path;
    }

    public void Dispose()
    {
        _process?.Dispose();
        Scenarios.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private LuceneProcess Start()
    {
        if (_toolchain is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", _missing);
            Assert.Fail(_missing);
        }

        return new LuceneProcess(_toolchain, Path.Combine(AppContext.BaseDirectory, "Java"));
    }
}
