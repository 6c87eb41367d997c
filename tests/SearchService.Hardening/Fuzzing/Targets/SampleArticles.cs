namespace SearchService.Hardening.Fuzzing;

/// <summary>The sample articles of the repository.</summary>
internal static class SampleArticles
{
    /// <summary>Their folder.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run inside the repository.</exception>
    public static string Folder { get; } = FindFolder();

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var articles = Path.Join(folder.FullName, "index-data", "articles");
            if (Directory.Exists(articles))
            {
                return articles;
            }
        }

        throw new DirectoryNotFoundException($"no index-data/articles above {AppContext.BaseDirectory}");
    }
}
