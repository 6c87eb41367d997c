using Xunit;

namespace SearchService.Engine.Tests.Rules;

/// <summary>The sources of the repository that the tests were built from.</summary>
internal static class SourceTree
{
    public static readonly string Root = FindRoot();

    public static readonly IReadOnlyList<SourceFile> Src = Read("src", "*.cs");

    public static readonly IReadOnlyList<SourceFile> Tests = Read("tests", "*.cs");

    public static readonly IReadOnlyList<SourceFile> Projects = Read("src", "*.csproj");

    /// <summary>The sources below a folder of the repository.</summary>
    public static IEnumerable<SourceFile> Below(string folder) =>
        Src.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>Asserts that nothing broke a rule, and else lists what did.</summary>
    public static void AssertNone(IEnumerable<string> violations)
    {
        var all = violations.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "SearchService.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"no SearchService.sln above {AppContext.BaseDirectory}");
    }

    private static SourceFile[] Read(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(f => (File: f, Path: Path.GetRelativePath(Root, f).Replace('\\', '/')))
            .Where(f => !f.Path.Split('/').Any(part => part is "obj" or "bin"))
            .Select(f => new SourceFile(f.Path, File.ReadAllText(f.File)))
            .OrderBy(f => f.Path, StringComparer.Ordinal)];
}
