using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Articles.Tests.Health;

/// <summary>Damage that is found while the index is served.</summary>
public sealed class DamageWhileServingTests : IDisposable
{
    private readonly IndexDamageFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Search_that_meets_damage_says_so_and_the_index_mends_itself()
    {
        await _folder.BuildAsync();
        var log = new List<string>();
        await using var index = await _folder.StartAsync(log);
        foreach (var file in _folder.FilesLike("*.fdt"))
        {
            IndexDamageFixture.Overwrite(file, bytes => bytes.AsSpan(60, bytes.Length - 80).Fill(0xFF));
        }

        Assert.Throws<IndexDamagedException>(() => IndexDamageFixture.Find(index));
        await IndexDamageFixture.UntilSoundAsync(index);
        Assert.Equal(["first", "second"], IndexDamageFixture.Find(index));
        Assert.Equal(2, index.Jobs.Count);
        Assert.Equal(IndexMode.Full, index.Jobs[0].Mode);
        Assert.Single(log, line => line.StartsWith("the index is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Job_that_meets_damage_fails_and_the_index_mends_itself()
    {
        await _folder.BuildAsync();
        await using var index = await _folder.StartAsync();
        foreach (var file in _folder.FilesLike("segments_*"))
        {
            File.WriteAllBytes(file, [1, 2, 3]);
        }

        var changed = await index.WaitForJobAsync(index.StartJob(IndexMode.Changed).Id);
        Assert.Equal(JobState.Failed, changed.State);
        Assert.Contains("the index is damaged", changed.Error, StringComparison.Ordinal);
        Assert.Equal(["first", "second"], IndexDamageFixture.Find(index));
        while (index.Jobs[0].Id == changed.Id)
        {
            await Task.Yield();
        }

        await IndexDamageFixture.UntilSoundAsync(index);
        Assert.Equal(["first", "second"], IndexDamageFixture.Find(index));
        Assert.All(IndexCheck.Run(_folder.IndexPath)!, report => Assert.Empty(report.Problems));
    }

    [Fact]
    public async Task Folder_of_the_index_that_vanishes_is_built_anew_by_the_next_job()
    {
        await _folder.BuildAsync();
        await using var index = await _folder.StartAsync();
        Directory.Delete(_folder.IndexPath, recursive: true);
        Assert.Equal(["first", "second"], IndexDamageFixture.Find(index));
        var changed = await index.WaitForJobAsync(index.StartJob(IndexMode.Changed).Id);
        Assert.Contains("the files of the index are gone", changed.Error, StringComparison.Ordinal);
        while (index.Jobs[0].Id == changed.Id)
        {
            await Task.Yield();
        }

        await IndexDamageFixture.UntilSoundAsync(index);
        Assert.All(IndexCheck.Run(_folder.IndexPath)!, report => Assert.Empty(report.Problems));
    }

    [Fact]
    public async Task Verification_in_the_background_finds_damage_and_falls_back()
    {
        await _folder.BuildAsync();
        using var directory = new MMapDirectory(_folder.IndexPath);
        using var searchers = new SearcherManager(directory, new PinnedVersions(new ArticleLimits(), TimeProvider.System), _ => { });
        var health = new HealthMonitor(TimeProvider.System);
        var opener = new IndexOpener(directory, searchers, health, (_, _) => { }, atOnceBytes: 0);
        var rebuilds = new TaskCompletionSource();
        await using var repair = new IndexRepair(searchers, opener, health, rebuilds.SetResult, TimeProvider.System, (_, _) => { });

        var unverified = opener.Open();
        Assert.Equal(IndexHealthState.Verifying, health.Current.State);
        var newest = searchers.Acquire();
        Assert.Equal(newest.Reader.Segments.Count, unverified.Count);
        IndexDamageFixture.Overwrite(Path.Combine(_folder.IndexPath, $"{LastOf(newest.Reader).Commit.Info.Name}.fdt"), bytes => bytes[^20] ^= 1);
        newest.Release();
        repair.Verify(unverified);
        await rebuilds.Task;
        Assert.Equal(IndexHealthState.FellBack, health.Current.State);
        Assert.Contains(".fdt", health.Current.Reason, StringComparison.Ordinal);
        Assert.True(health.NeedsRebuild);
        Assert.Equal(1, searchers.Acquire().Reader.NumDocs);
    }

    [Fact]
    public async Task Verification_in_the_background_of_a_sound_index_ends_with_sound()
    {
        await _folder.BuildAsync();
        using var directory = new MMapDirectory(_folder.IndexPath);
        using var searchers = new SearcherManager(directory, new PinnedVersions(new ArticleLimits(), TimeProvider.System), _ => { });
        var health = new HealthMonitor(TimeProvider.System);
        var opener = new IndexOpener(directory, searchers, health, (_, _) => { }, atOnceBytes: 0);
        var verified = new TaskCompletionSource();
        await using var repair = new IndexRepair(searchers, opener, health, () => { }, TimeProvider.System, (_, _) => verified.SetResult());
        repair.Verify(opener.Open());
        await verified.Task;
        Assert.Equal((IndexHealthState.Sound, false), (health.Current.State, health.NeedsRebuild));
    }

    private static SegmentReader LastOf(DirectoryReader reader) => reader.Segments[^1];
}
