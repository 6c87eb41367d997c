using System.Diagnostics;
using System.Text;
using SearchService.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(SearchService.Conformance.Tests.LuceneJava))]

namespace SearchService.Conformance.Tests;

/// <summary>Apache Lucene in a Java process of its own, one for all tests: it checks, dumps, writes, searches and changes indexes
/// (the verbs are in README.md). Where Java or Lucene is not installed every test that asks is skipped, or fails when CI is
/// "true". Requests from several threads are answered one after the other.</summary>
public sealed class LuceneJava : IDisposable
{
    private const char End = '\u001e';

    private readonly Lock _turn = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("lucene-").FullName;
    private readonly LuceneToolchain? _toolchain;
    private readonly string _missing;
    private Process? _process;
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
            var process = _process ??= Start();
            process.StandardInput.Write(string.Join('\t', [verb, .. arguments]) + '\n');
            process.StandardInput.Flush();
            return ReadAnswer(process, verb);
        }
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
        if (_process is not null)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }

        Scenarios.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static LuceneAnswer ReadAnswer(Process process, string verb)
    {
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] != End)
            {
                lines.Add(line);
                continue;
            }

            return line == $"{End}2"
                ? throw new InvalidOperationException($"{verb} failed:\n{string.Join('\n', lines)}")
                : new LuceneAnswer(int.Parse(line.AsSpan(1)), lines);
        }

        throw new InvalidOperationException($"Java ended during {verb}:\n{string.Join('\n', lines)}");
    }

    private Process Start()
    {
        if (_toolchain is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", _missing);
            Assert.Fail(_missing);
        }

        var classes = Directory.CreateDirectory(Path.Combine(_folder, "classes")).FullName;
        _toolchain.Compile(Path.Combine(AppContext.BaseDirectory, "Java"), classes);
        var start = new ProcessStartInfo(_toolchain.Java)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])["-ea", "-Xmx1g", "-cp", classes + Path.PathSeparator + _toolchain.ClassPath, "Main"])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
