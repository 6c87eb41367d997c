using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Changed mode: what a job reads again, and what it knows.</summary>
public sealed class KnownFilesTests : IDisposable
{
    private static readonly DateTime Long = new(2020, 1, 1, 0, 0, 0, 1, DateTimeKind.Utc);

    private readonly ArticleFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Unchanged_files_are_not_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells of every opening.");
        Fill(200);
        await using var index = await _folder.StartAsync();
        using var opened = new OpenedFiles(_folder.ArticlesPath);
        Assert.Equal(new JobCounts(0, 0, 200, 0, 0), (await _folder.RunAsync(index)).Counts);
        Assert.Empty(opened.Names());

        _folder.Write("a7", "Changed");
        opened.Names();
        Assert.Equal(new JobCounts(1, 1, 199, 0, 0), (await _folder.RunAsync(index)).Counts);
        Assert.Equal(["a7.md"], opened.Names().Distinct());
    }

    [Fact]
    public async Task Touched_files_are_read_once_also_after_a_restart()
    {
        Fill(5);
        await using (var first = await _folder.StartAsync())
        {
            File.SetLastWriteTimeUtc(PathOf("a1.md"), Long);
            Assert.Equal(new JobCounts(1, 0, 5, 0, 0), (await _folder.RunAsync(first)).Counts);
            Assert.Equal(new JobCounts(0, 0, 5, 0, 0), (await _folder.RunAsync(first)).Counts);
        }

        await using var index = await _folder.StartAsync();
        Assert.Equal(new JobCounts(0, 0, 5, 0, 0), index.Jobs[0].Counts);
    }

    [Fact]
    public async Task Bad_files_are_read_once_and_told_by_every_job_also_after_a_restart()
    {
        Fill(5);
        _folder.WriteFile("bad.md", "---\ntitle: ok\nexcerpt: [\n---\n");
        _folder.WriteFile("none.md", "nothing");
        IReadOnlyList<SkippedFile> told;
        await using (var first = await _folder.StartAsync())
        {
            told = first.SkippedOf(first.Jobs[0].Id)!;
            Assert.Equal(["bad.md", "none.md"], told.Select(f => f.Path));
            Assert.NotNull(told[0].Line);
            Assert.Equal(new JobCounts(0, 0, 5, 0, 2), (await _folder.RunAsync(first)).Counts);
            Assert.Equal(told, first.SkippedOf(first.Jobs[0].Id));
        }

        await using var index = await _folder.StartAsync();
        Assert.Equal(new JobCounts(0, 0, 5, 0, 2), index.Jobs[0].Counts);
        Assert.Equal(told, index.SkippedOf(index.Jobs[0].Id));
        _folder.Write("none", "Mended");
        Assert.Equal(new JobCounts(1, 1, 5, 0, 1), (await _folder.RunAsync(index)).Counts);
    }

    [Fact]
    public async Task Bad_files_are_read_again_when_a_limit_changes()
    {
        Fill(5);
        _folder.Write("large", "Large", excerpt: new string('x', 5_000));
        var small = _folder.Options with { Limits = new ArticleLimits { MaxFileBytes = 1_000 } };
        await using (var first = await _folder.StartAsync(small))
        {
            Assert.Equal(1, first.Jobs[0].Counts.Skipped);
        }

        await using var index = await _folder.StartAsync();
        Assert.Equal((1, 0), (index.Jobs[0].Counts.Indexed, index.Jobs[0].Counts.Skipped));
    }

    [Fact]
    public async Task Another_file_of_the_same_size_and_time_is_noticed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems tell no time of change that programs cannot set.");
        Fill(5);
        _folder.Write("a", "First");
        File.SetLastWriteTimeUtc(PathOf("a.md"), Long);
        await using var index = await _folder.StartAsync();
        _folder.Write("b", "Other");
        File.SetLastWriteTimeUtc(PathOf("b.md"), Long);
        File.Move(PathOf("b.md"), PathOf("a.md"), overwrite: true);
        Assert.Equal(new JobCounts(1, 1, 5, 0, 0), (await _folder.RunAsync(index)).Counts);
        Assert.Equal("a", Assert.Single(index.Search(new ArticleSearch { Text = "other" }).Hits).Id);
    }

    [Fact]
    public async Task A_file_written_while_a_job_begins_is_looked_at_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems tell no time of change that programs cannot set.");
        Fill(5);
        await using var index = await _folder.StartAsync();
        var before = new FileInfo(PathOf("a1.md"));
        _folder.Write("a1", "Numbex 1");
        // As it would be in the same step of the clock: size and time as before.
        Assert.Equal(before.Length, new FileInfo(PathOf("a1.md")).Length);
        File.SetLastWriteTimeUtc(PathOf("a1.md"), before.LastWriteTimeUtc);
        var job = await index.WaitForJobAsync(index.StartJob(IndexMode.Changed).Id);
        Assert.Equal(1, job.Counts.Indexed);
        // No time has passed between the writing and the first job's start, so that the next one cannot be sure.
        Assert.InRange((await _folder.RunAsync(index)).Counts.Read, 0, 1);
        Assert.Equal(new JobCounts(0, 0, 5, 0, 0), (await _folder.RunAsync(index)).Counts);
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("torn")]
    [InlineData("flipped")]
    public async Task Damaged_notes_cost_reading_and_nothing_else(string damage)
    {
        Fill(5);
        _folder.WriteFile("none.md", "nothing");
        await using (await _folder.StartAsync())
        {
        }

        var notes = Path.Combine(_folder.IndexPath, FileNotesStore.FileName);
        var bytes = File.ReadAllBytes(notes);
        bytes[bytes.Length / 2] ^= 4;
        switch (damage)
        {
            case "removed":
                File.Delete(notes);
                break;
            case "torn":
                File.WriteAllBytes(notes, bytes[..(bytes.Length / 2)]);
                break;
            default:
                File.WriteAllBytes(notes, bytes);
                break;
        }

        await using var index = await _folder.StartAsync();
        Assert.Equal(new JobCounts(1, 0, 5, 0, 1), index.Jobs[0].Counts);
        Assert.Equal(new JobCounts(0, 0, 5, 0, 1), (await _folder.RunAsync(index)).Counts);
    }

    [Fact]
    public async Task Two_files_with_one_id_are_one_article_and_a_line()
    {
        Fill(5);
        _folder.WriteFile("twin.txt", "---\ntitle: Second\n---\n");
        _folder.WriteFile("twin.md", "---\ntitle: First\n---\n");
        await using var index = await _folder.StartAsync();
        Assert.Equal("twin.txt", Assert.Single(index.SkippedOf(index.Jobs[0].Id)!).Path);
        Assert.Single(index.Search(new ArticleSearch { Text = "first" }).Hits);
        _folder.Delete("twin");
        Assert.Equal(new JobCounts(1, 1, 5, 0, 0), (await _folder.RunAsync(index)).Counts);
        Assert.Single(index.Search(new ArticleSearch { Text = "second" }).Hits);
    }

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
            _folder.Write($"a{i}", $"Number {i}");
    }

    private string PathOf(string name) => Path.Combine(_folder.ArticlesPath, name);
}
