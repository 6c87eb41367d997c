namespace SearchService.Articles.Tests;

/// <summary>A folder of small articles, and an index beside it, both gone with the test.</summary>
internal sealed class ArticleFolderFixture : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("searchservice-");

    public ArticleFolderFixture() => Directory.CreateDirectory(ArticlesPath);

    public string ArticlesPath => Path.Combine(_root.FullName, "articles");

    public string IndexPath => Path.Combine(_root.FullName, "index");

    public ArticleIndexOptions Options => new() { ArticlesPath = ArticlesPath, IndexPath = IndexPath, QualityWeight = 0.5 };

    public void Write(string id, string title, string extra = "", string excerpt = "An excerpt.") =>
        WriteFile(id + ".md", $"---\ntitle: \"{title}\"\nexcerpt: \"{excerpt}\"\n{extra}\n---\n");

    public void WriteFile(string path, string content)
    {
        var full = Path.Combine(ArticlesPath, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    public void Delete(string id) => File.Delete(Path.Combine(ArticlesPath, id + ".md"));

    /// <summary>Starts an index on the folder and waits for its first job.</summary>
    public async Task<ArticleIndex> StartAsync(ArticleIndexOptions? options = null)
    {
        var index = new ArticleIndex(options ?? Options);
        index.Start();
        await index.WaitForJobAsync(index.Jobs[0].Id);
        return index;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
