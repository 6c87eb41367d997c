using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>A folder that changes at random, followed by changed-mode jobs: after each, the index answers what the reference
/// answers over the folder as it then is.</summary>
public sealed class ChangedJobsTests : IDisposable
{
    private readonly ArticleFolderFixture _folder = new();
    private readonly Dictionary<string, string> _pool = Pool();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Changed_jobs_follow_the_folder(int seed)
    {
        var random = new Random(seed);
        foreach (var (path, content) in _pool.Where(_ => random.Next(2) == 0))
            _folder.WriteFile(path, content);
        var index = await _folder.StartAsync();
        try
        {
            for (var round = 1; round <= 10; round++)
            {
                var expected = Change(random);
                if (random.Next(4) == 0)
                {
                    await index.DisposeAsync();
                    index = await _folder.StartAsync();
                }
                else
                {
                    await index.WaitForJobAsync(index.StartJob(IndexMode.Changed).Id);
                }

                var job = index.Jobs[0];
                Assert.True(job.State == JobState.Succeeded, $"seed {seed}, round {round}: {job.Error}");
                var counts = job.Counts with { Read = 0 };
                Assert.True(counts == expected, $"seed {seed}, round {round}: {expected} expected, {counts} found");

                // Articles that were replaced count in the statistics until their segment is merged, so scores are not compared.
                var plain = new PlainArticles(_folder.Options);
                OracleRun.Compare(new Oracle(index, plain, comparesScores: false), plain, (seed * 10_000) + (round * 100), 12);
            }
        }
        finally
        {
            await index.DisposeAsync();
        }
    }

    // Every file is left alone, touched, edited, spoiled or removed, or comes new; says what a job has to do.
    private JobCounts Change(Random random)
    {
        int indexed = 0, unchanged = 0, removed = 0, skipped = 0;
        foreach (var (path, content) in _pool)
        {
            var full = Path.Join(_folder.ArticlesPath, path);
            var isArticle = File.Exists(full) && File.ReadAllText(full).StartsWith("---", StringComparison.Ordinal);
            var isBad = File.Exists(full) && !isArticle;
            switch (random.Next(30))
            {
                case 0 when isArticle:
                    File.Delete(full);
                    removed++;
                    break;
                case 1 when isArticle:
                    File.SetLastWriteTimeUtc(full, DateTime.UnixEpoch.AddSeconds(random.Next()));
                    unchanged++;
                    break;
                case 2 or 3 when isArticle:
                    var other = _pool.ElementAt(random.Next(_pool.Count)).Value;
                    File.WriteAllText(full, other.Replace("title: \"", $"title: \"Edit{random.Next()} ", StringComparison.Ordinal));
                    indexed++;
                    break;
                case 4 when isArticle:
                    File.WriteAllText(full, "spoiled");
                    removed++;
                    skipped++;
                    break;
                case 5 or 6 when !isArticle:
                    _folder.WriteFile(path, content);
                    indexed++;
                    break;
                default:
                    unchanged += isArticle ? 1 : 0;
                    skipped += isBad ? 1 : 0;
                    break;
            }
        }

        return new JobCounts(0, indexed, unchanged, removed, skipped);
    }

    private static Dictionary<string, string> Pool()
    {
        var samples = Path.Join(RepositoryFolder.Path, "index-data", "articles");
        return Directory.EnumerateFiles(samples, "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetRelativePath(samples, file), File.ReadAllText);
    }
}
