using System.Buffers.Binary;
using SearchService.Engine.Store;

namespace SearchService.Articles.Tests.Health;

/// <summary>A folder of articles with an index of two publications beside it, and ways to damage it.</summary>
internal sealed class IndexDamageFixture : IDisposable
{
    private readonly ArticleFolderFixture _folder = new();

    public string IndexPath => _folder.IndexPath;

    public ArticleIndexOptions Options => _folder.Options;

    public string NewestSegments => FilesLike("segments_*").MaxBy(f => IndexFileNames.GenerationFromSegmentsFileName(Path.GetFileName(f)))!;

    /// <summary>Publishes the article "first", then "second" as well.</summary>
    public async Task BuildAsync()
    {
        _folder.Write("first", "Survives");
        await using var index = await _folder.StartAsync();
        _folder.Write("second", "Survives too");
        await index.WaitForJobAsync(index.StartJob(IndexMode.Changed).Id);
    }

    public string[] FilesLike(string pattern) => Directory.GetFiles(IndexPath, pattern);

    /// <summary>The ids of the articles that are found.</summary>
    public static string[] Find(ArticleIndex index) =>
        [.. index.Search(new ArticleSearch { Text = "survives" }).Hits.Select(h => h.Id).Order(StringComparer.Ordinal)];

    /// <summary>Starts an index and waits until it is sound and no job runs.</summary>
    public async Task<ArticleIndex> StartAsync(List<string>? log = null)
    {
        var index = new ArticleIndex(Options, log: log is null ? null : (line, _) => Add(log, line));
        index.Start();
        await UntilSoundAsync(index);
        return index;
    }

    /// <summary>Waits until the index is sound and no job runs.</summary>
    public static async Task UntilSoundAsync(ArticleIndex index)
    {
        while (index.Stats.Health.State != IndexHealthState.Sound || index.Jobs.Any(j => !j.IsFinished))
        {
            if (index.Jobs.FirstOrDefault(j => !j.IsFinished) is { } job)
            {
                await index.WaitForJobAsync(job.Id);
            }

            await Task.Yield();
        }
    }

    /// <summary>Writes other bytes over a file, in place: who has it mapped sees them.</summary>
    public static void Overwrite(string file, Action<byte[]> change, bool seal = false)
    {
        var bytes = File.ReadAllBytes(file);
        change(bytes);
        if (seal)
        {
            var covered = bytes.Length - sizeof(long);
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(covered), Crc32.Append(0, bytes.AsSpan(0, covered)));
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        stream.Write(bytes);
    }

    public void RemoveArticles() => Directory.Move(_folder.ArticlesPath, _folder.ArticlesPath + "-away");

    public void BringArticlesBack() => Directory.Move(_folder.ArticlesPath + "-away", _folder.ArticlesPath);

    public void Dispose() => _folder.Dispose();

    private static void Add(List<string> log, string line)
    {
        lock (log)
        {
            log.Add(line);
        }
    }
}
