using System.Diagnostics;

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
        Settle();
        var index = new ArticleIndex(options ?? Options);
        index.Start();
        await index.WaitForJobAsync(index.Jobs[0].Id);
        return index;
    }

    /// <summary>Runs a job to its end.</summary>
    public Task<JobStatus> RunAsync(ArticleIndex index, JobRequest request)
    {
        Settle();
        return index.WaitForJobAsync(index.StartJob(request).Id);
    }

    public Task<JobStatus> RunAsync(ArticleIndex index, IndexMode mode = IndexMode.Changed) => RunAsync(index, new JobRequest(mode));

    /// <summary>Lets the clock of the file system leave the step in which files were written last: files of the step in which a job begins
    /// are looked at again by the next one, and a test that counts must know whether they are.</summary>
    public static void Settle()
    {
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < 40;)
        {
            Thread.Yield();
        }
    }

    public void Dispose() => _root.Delete(recursive: true);
}
