namespace SearchService.Tests;

/// <summary>Where this repository is.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The sample articles.</summary>
    public static string Articles => Path.Combine(Root, "index-data", "articles");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SearchService.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no SearchService.sln above {AppContext.BaseDirectory}");
    }
}
