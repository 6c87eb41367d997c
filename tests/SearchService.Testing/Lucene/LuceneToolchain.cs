using System.Diagnostics;

namespace SearchService.Testing;

/// <summary>Where Java and Lucene are on this machine. <c>LUCENE_JARS</c> names a folder of jars other than Debian's.</summary>
/// <param name="Java">The java command.</param>
/// <param name="Javac">The javac command.</param>
/// <param name="ClassPath">The jars that the Lucene side needs.</param>
public sealed record LuceneToolchain(string Java, string Javac, string ClassPath)
{
    private static readonly string[] Jars = ["lucene-core-8*.jar", "lucene-analyzers-common-8*.jar", "lucene-queries-8*.jar"];

    /// <summary>The tools, or null and what is missing.</summary>
    public static LuceneToolchain? Find(out string missing)
    {
        var folder = Environment.GetEnvironmentVariable("LUCENE_JARS") ?? "/usr/share/java";
        var jars = Jars.Select(pattern => Directory.Exists(folder) ? Directory.GetFiles(folder, pattern).Max(StringComparer.Ordinal) : null).ToList();
        var java = FindCommand("java");
        var javac = FindCommand("javac");
        missing = java is null ? "no java on PATH" : javac is null ? "no javac on PATH" : $"no {string.Join(", ", Jars)} in {folder}";
        return java is null || javac is null || jars.Contains(null) ? null : new LuceneToolchain(java, javac, string.Join(Path.PathSeparator, jars));
    }

    /// <summary>Compiles all sources of a folder into another.</summary>
    public void Compile(string sources, string classes)
    {
        var start = new ProcessStartInfo(Javac) { RedirectStandardError = true };
        foreach (var argument in (string[])["-encoding", "UTF-8", "-Xlint:all", "-Werror", "-cp", ClassPath, "-d", classes])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var source in Directory.GetFiles(sources, "*.java").Order(StringComparer.Ordinal))
        {
            start.ArgumentList.Add(source);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"javac left with {process.ExitCode}:\n{errors}");
        }
    }

    private static string? FindCommand(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
