namespace SearchService.Engine.Tests;

/// <summary>Paths of the analysis sources and recorded files, found from the repository root.</summary>
internal static class AnalysisFiles
{
    public static readonly string Source = Path.Combine(FindRoot(), "src", "SearchService.Engine", "Analysis");

    public static readonly string Tests = Path.Combine(FindRoot(), "tests", "SearchService.Engine.Tests", "Analysis");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SearchService.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No SearchService.sln above " + AppContext.BaseDirectory);
    }
}
