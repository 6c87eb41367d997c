namespace SearchService.Tests;

/// <summary>A folder of its own for one test, with the settings that point the service to it; deleted at the end.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder() => Directory.CreateDirectory(ArticlesPath);

    public string Path { get; } = Directory.CreateTempSubdirectory("search-service-tests-").FullName;

    public string ArticlesPath => System.IO.Path.Combine(Path, "articles");

    public string IndexPath => System.IO.Path.Combine(Path, "index");

    /// <summary>The two paths as arguments.</summary>
    public string[] Settings => [$"--Search:ArticlesPath={ArticlesPath}", $"--Search:IndexPath={IndexPath}"];

    /// <summary>Writes an article file; the id is its path without the extension.</summary>
    public void AddArticle(string id, string title, string moreFields = "")
    {
        var file = System.IO.Path.Combine(ArticlesPath, id + ".md");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"---\ntitle: \"{title}\"\nexcerpt: \"\"\npublishedDateTime: 2024-05-21T09:30:00Z\n{moreFields}---\n");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
