using System.Diagnostics;
using System.Globalization;

namespace SearchService.Benchmarks;

/// <summary>One side of the comparison: a program whose verbs print figures.</summary>
/// <param name="Name">Ours or theirs.</param>
/// <param name="Program">What to start.</param>
/// <param name="Arguments">What comes before the verb, for a heap of a number of megabytes.</param>
internal sealed record RivalProcess(string Name, string Program, Func<int, IReadOnlyList<string>> Arguments)
{
    /// <summary>This program.</summary>
    public static RivalProcess Ours()
    {
        var program = Environment.ProcessPath!;
        var assembly = typeof(RivalProcess).Assembly.Location;
        string[] before = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [assembly, "engine"] : ["engine"];
        return new RivalProcess("ours", program, _ => before);
    }

    /// <summary>Java with Lucene.</summary>
    public static RivalProcess Lucene(string java, string classPath) =>
        new("Lucene", java, heapMegabytes => [$"-Xmx{heapMegabytes}m", "-cp", classPath, "Main"]);

    /// <summary>Runs a verb to its end in a process of its own.</summary>
    /// <returns>The figures by name.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is what it printed.</exception>
    public Dictionary<string, double> Run(int heapMegabytes, params string[] verb) => Run(StartInfo(heapMegabytes, verb));

    /// <summary>Runs to its end what <see cref="StartInfo"/> gave.</summary>
    /// <returns>The figures by name.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is what it printed.</exception>
    public Dictionary<string, double> Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Name} left with {process.ExitCode}: {string.Join(' ', start.ArgumentList)}\n{output}{errors.Result}");
        }

        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>How a verb is started.</summary>
    public ProcessStartInfo StartInfo(int heapMegabytes, params string[] verb)
    {
        var start = new ProcessStartInfo(Program);
        foreach (var argument in Arguments(heapMegabytes).Concat(verb))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
