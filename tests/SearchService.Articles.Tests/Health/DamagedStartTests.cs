using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Articles.Tests.Health;

/// <summary>What is opened, and what is said, when the index on disk is damaged or not ours.</summary>
public sealed class DamagedStartTests : IDisposable
{
    private readonly IndexDamageFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_of_a_sound_index_is_sound()
    {
        await _folder.BuildAsync();
        await using var index = new ArticleIndex(_folder.Options);
        Assert.True(index.Open());
        Assert.Equal((IndexHealthState.Sound, null), (index.Stats.Health.State, index.Stats.Health.Reason));
        Assert.Equal(["first", "second"], IndexDamageFixture.Find(index));
    }

    [Fact]
    public async Task Open_of_no_index_says_that_there_is_none()
    {
        await using var index = new ArticleIndex(_folder.Options);
        Assert.False(index.Open());
        Assert.Equal(IndexHealthState.Missing, index.Stats.Health.State);
    }

    [Theory]
    [InlineData("segments")]
    [InlineData("flip")]
    [InlineData("cut")]
    [InlineData("remove")]
    [InlineData("version")]
    [InlineData("codec")]
    public async Task Damaged_newest_publication_gives_way_to_the_one_before_until_it_is_built_anew(string damage)
    {
        await _folder.BuildAsync();
        Damage(damage);
        await using (var reading = new ArticleIndex(_folder.Options))
        {
            Assert.True(reading.Open());
            Assert.Equal(IndexHealthState.FellBack, reading.Stats.Health.State);
            Assert.DoesNotContain(_folder.IndexPath, reading.Stats.Health.Reason, StringComparison.Ordinal);
            Assert.Equal(["first"], IndexDamageFixture.Find(reading));
        }

        await using var index = await _folder.StartAsync();
        Assert.Equal(["first", "second"], IndexDamageFixture.Find(index));
        AssertSoundOnDisk();
    }

    [Fact]
    public async Task Damage_of_every_publication_is_said_and_mended()
    {
        await _folder.BuildAsync();
        foreach (var file in _folder.FilesLike("segments_*"))
        {
            File.WriteAllBytes(file, [1, 2, 3]);
        }

        await using (var reading = new ArticleIndex(_folder.Options))
        {
            Assert.False(reading.Open());
            Assert.Equal(IndexHealthState.Damaged, reading.Stats.Health.State);
        }

        await using var index = await _folder.StartAsync();
        Assert.Equal(["first", "second"], IndexDamageFixture.Find(index));
        AssertSoundOnDisk();
    }

    [Theory]
    [InlineData("articles-999", "another version of this program")]
    [InlineData(null, "not written by this program")]
    public async Task Index_of_another_schema_or_of_somebody_else_is_replaced_and_said(string? schema, string expected)
    {
        await _folder.BuildAsync();
        Directory.Delete(_folder.IndexPath, recursive: true);
        using (var directory = new MMapDirectory(_folder.IndexPath))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer())))
        {
            writer.AddDocument([new TextField("body", "somebody else's words")]);
            writer.Commit(schema is null ? [] : new Dictionary<string, string> { ["searchservice.schema"] = schema });
        }

        await using (var reading = new ArticleIndex(_folder.Options))
        {
            Assert.False(reading.Open());
            Assert.Contains(expected, reading.Stats.Health.Reason, StringComparison.Ordinal);
        }

        var log = new List<string>();
        await using var index = await _folder.StartAsync(log);
        Assert.Equal(["first", "second"], IndexDamageFixture.Find(index));
        Assert.Contains(log, line => line.Contains(expected, StringComparison.Ordinal) && line.Contains("stays on disk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rebuild_that_fails_leaves_what_is_served_and_the_next_job_tries_again()
    {
        await _folder.BuildAsync();
        Damage("flip");
        _folder.RemoveArticles();
        await using var index = new ArticleIndex(_folder.Options);
        index.Start();
        var failed = await index.WaitForJobAsync(index.Jobs[0].Id);
        Assert.Equal(JobState.Failed, failed.State);
        Assert.Equal(["first"], IndexDamageFixture.Find(index));
        var health = await HealthAsync(index, h => h.State != IndexHealthState.Rebuilding);
        Assert.Equal(IndexHealthState.FellBack, health.State);
        Assert.Contains("building it anew: the folder of articles does not exist", health.Reason, StringComparison.Ordinal);
        Assert.Single(index.Jobs);

        _folder.BringArticlesBack();
        Assert.Equal(JobState.Succeeded, (await index.WaitForJobAsync(index.StartJob(IndexMode.Changed).Id)).State);
        await IndexDamageFixture.UntilSoundAsync(index);
        Assert.Equal(["first", "second"], IndexDamageFixture.Find(index));
    }

    // The job's end is told a moment before the health follows.
    private static async Task<IndexHealth> HealthAsync(ArticleIndex index, Func<IndexHealth, bool> isIt)
    {
        while (!isIt(index.Stats.Health))
        {
            await Task.Yield();
        }

        return index.Stats.Health;
    }

    private void Damage(string damage)
    {
        var newest = _folder.NewestSegments;
        var second = _folder.FilesLike("*.fdt").MaxBy(File.GetLastWriteTimeUtc)!;
        switch (damage)
        {
            case "segments":
                File.WriteAllBytes(newest, [1, 2, 3]);
                break;
            case "flip":
                IndexDamageFixture.Overwrite(second, bytes => bytes[bytes.Length / 2] ^= 1);
                break;
            case "cut":
                File.WriteAllBytes(second, File.ReadAllBytes(second)[..^20]);
                break;
            case "remove":
                File.Delete(second);
                break;
            case "version":
                // Magic, the name "segments" with its length, then the version's last byte.
                IndexDamageFixture.Overwrite(newest, bytes => bytes[4 + 1 + 8 + 3]++, seal: true);
                break;
            default:
                IndexDamageFixture.Overwrite(newest, bytes => bytes[bytes.AsSpan().LastIndexOf("Lucene87"u8) + 7]++, seal: true);
                break;
        }
    }

    private void AssertSoundOnDisk() => Assert.All(IndexCheck.Run(_folder.IndexPath)!, report => Assert.Empty(report.Problems));
}
