using System.Diagnostics;
using System.Text;

namespace SearchService.Testing;

/// <summary>Apache Lucene in a Java process of its own: it runs verbs (tests/SearchService.Conformance.Tests/README.md) one after the
/// other. Requests from several threads wait for each other.</summary>
public sealed class LuceneProcess : IDisposable
{
    private const char End = '\u001e';

    private readonly Lock _turn = new();
    private readonly string _classes;
    private readonly Process _process;

    /// <param name="toolchain">Java and Lucene.</param>
    /// <param name="sources">The folder of the Java side's sources.</param>
    public LuceneProcess(LuceneToolchain toolchain, string sources)
    {
        _classes = Directory.CreateTempSubdirectory("lucene-classes-").FullName;
        toolchain.Compile(sources, _classes);
        var start = new ProcessStartInfo(toolchain.Java)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])["-ea", "-Xmx1g", "-cp", _classes + Path.PathSeparator + toolchain.ClassPath, "Main"])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Runs one verb.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what Java printed.</exception>
    public LuceneAnswer Call(string verb, params string[] arguments)
    {
        lock (_turn)
        {
            _process.StandardInput.Write(string.Join('\t', [verb, .. arguments]) + '\n');
            _process.StandardInput.Flush();
            return ReadAnswer(verb);
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_classes, recursive: true);
    }

    private LuceneAnswer ReadAnswer(string verb)
    {
        var lines = new List<string>();
        while (_process.StandardOutput.ReadLine() is { } line)
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
}
