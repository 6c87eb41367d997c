using SearchService.Articles;

namespace SearchService.Benchmarks;

/// <summary>The articles of a comparison: synthetic ones by seed, or those of a folder.</summary>
internal static class RivalArticles
{
    public static void WriteSynthetic(string path, int count, int seed)
    {
        var articles = new MemoryArticles(seed, maxRelated: 0);
        ArticleRecordFile.Write(
            path, count, Enumerable.Range(0, count).AsParallel().AsOrdered().Select(index => articles.Create(index, out _)));
    }

    /// <summary>Files that hold no article are left out.</summary>
    public static void WriteFolder(string path, string folder)
    {
        var reader = new ArticleFileReader();
        var articles = new ArticleFolder(folder).List(CancellationToken.None).Files
            .Select(file => reader.Read(file))
            .Where(result => result.IsArticle)
            .Select(result => result.Article!)
            .ToList();
        ArticleRecordFile.Write(path, articles);
    }
}
