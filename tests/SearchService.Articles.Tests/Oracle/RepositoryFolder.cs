namespace SearchService.Articles.Tests;

/// <summary>Where the repository is checked out.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Join(folder.FullName, "SearchService.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"no SearchService.sln above {AppContext.BaseDirectory}");
    }
}
