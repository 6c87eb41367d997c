namespace SearchService.Conformance.Tests;

/// <summary>The invented articles of the repository.</summary>
public static class SampleArticles
{
    /// <summary>Their folder.</summary>
    public static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "SearchService.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException($"no SearchService.sln above {AppContext.BaseDirectory}");
        }

        return Path.Combine(root.FullName, "index-data", "articles");
    }
}
