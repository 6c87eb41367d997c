using System.Diagnostics;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Jobs that would leave a worse index than they found, and what lets them.</summary>
public sealed class JobLimitsTests : IDisposable
{
    private const int Articles = 30;

    private readonly ArticleFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(IndexMode.Changed)]
    [InlineData(IndexMode.Full)]
    public async Task An_emptied_folder_leaves_the_index(IndexMode mode)
    {
        await using var index = await StartAsync();
        Directory.Delete(_folder.ArticlesPath, recursive: true);
        Directory.CreateDirectory(_folder.ArticlesPath);
        var job = await _folder.RunAsync(index, mode);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("no article files, and the index has 30 articles", job.Error, StringComparison.Ordinal);
        Assert.Contains("Search:ArticlesPath", job.Error, StringComparison.Ordinal);
        Assert.Equal(Articles, Total(index));

        job = await _folder.RunAsync(index, new JobRequest(mode, MaxBadFileShare: 1));
        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(0, Total(index));
    }

    [Theory]
    [InlineData(IndexMode.Changed)]
    [InlineData(IndexMode.Full)]
    public async Task Most_files_gone_leave_the_index(IndexMode mode)
    {
        await using var index = await StartAsync();
        Each(16, i => _folder.Delete($"a{i}"));
        var job = await _folder.RunAsync(index, mode);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("16 of 30 articles would go", job.Error, StringComparison.Ordinal);
        Assert.Contains("0.5 that Search:Limits:MaxBadFileShare", job.Error, StringComparison.Ordinal);
        Assert.Equal(Articles, Total(index));
        Assert.Equal(JobState.Succeeded, (await _folder.RunAsync(index, new JobRequest(mode, MaxBadFileShare: 0.6))).State);
        Assert.Equal(14, Total(index));
    }

    [Theory]
    [InlineData(IndexMode.Changed)]
    [InlineData(IndexMode.Full)]
    public async Task Most_files_bad_leave_the_index(IndexMode mode)
    {
        await using var index = await StartAsync();
        Each(16, i => _folder.WriteFile($"a{i}.md", "spoiled"));
        var job = await _folder.RunAsync(index, mode);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("16 of 30 files are bad", job.Error, StringComparison.Ordinal);
        Assert.Equal(16, index.SkippedOf(job.Id)!.Count);
        Assert.Equal(Articles, Total(index));

        Each(3, i => _folder.Write($"a{i}", "Mended"));
        Assert.Equal(JobState.Succeeded, (await _folder.RunAsync(index, mode)).State);
        Assert.Equal(17, Total(index));
    }

    [Theory]
    [InlineData(IndexMode.Changed)]
    [InlineData(IndexMode.Full)]
    public async Task Files_that_were_bad_before_count_no_more(IndexMode mode)
    {
        Each(50, i => _folder.WriteFile($"bad{i}.md", "spoiled"));
        await using var index = await StartAsync();
        Assert.Equal(JobState.Succeeded, index.Jobs[0].State);
        _folder.Write("new", "Fresh");
        Assert.Equal(JobState.Succeeded, (await _folder.RunAsync(index, mode)).State);
        Assert.Equal(Articles + 1, Total(index));

        Each(100, i => _folder.WriteFile($"worse{i}.md", "spoiled"));
        var job = await _folder.RunAsync(index, mode);
        Assert.Contains("100 of 181 files are bad beside 50 that were so before", job.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_files_are_no_loss_and_a_few_may_always_go()
    {
        await using var index = await StartAsync();
        Each(Articles, i => _folder.Delete($"a{i}"));
        Each(20, i => _folder.Write($"moved/a{i}", $"Number {i}"));
        var job = await _folder.RunAsync(index);
        Assert.Equal(new JobCounts(20, 20, 0, Articles, 0), job.Counts);
        Each(10, i => _folder.Delete($"moved/a{i}"));
        Assert.Equal(JobState.Succeeded, (await _folder.RunAsync(index)).State);
        Each(9, i => _folder.Delete($"moved/a{i + 10}"));
        Assert.Equal(JobState.Succeeded, (await _folder.RunAsync(index)).State);
        Assert.Equal(1, Total(index));
    }

    [Fact]
    public async Task Removed_articles_are_not_bad()
    {
        await using var index = await StartAsync();
        Each(15, i => _folder.WriteFile($"a{i}.md", "---\ntitle: t\nremoved: true\n---\n"));
        Assert.Equal(JobState.Succeeded, (await _folder.RunAsync(index)).State);
        Assert.Equal(15, Total(index));
    }

    [Fact]
    public async Task Articles_in_a_folder_that_cannot_be_listed_stay()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit of paths is the one of Linux.");
        var name = new string('n', 200);
        var inner = string.Join('/', Enumerable.Repeat(name, 18));
        var root = Path.GetDirectoryName(_folder.ArticlesPath)!;
        var near = Path.Combine(root, "near");
        var far = Path.Combine(root, new string('f', 200), new string('f', 200), new string('f', 200));
        Directory.CreateDirectory(Path.GetDirectoryName(far)!);
        Directory.CreateDirectory(near);
        Directory.Delete(_folder.ArticlesPath);
        Directory.CreateSymbolicLink(_folder.ArticlesPath, near);
        _folder.Write($"{inner}/deep", "Deep");
        Each(12, i => _folder.Write($"a{i}", $"Number {i}"));
        await using var index = await _folder.StartAsync();
        Assert.Equal(13, Total(index));

        // In a longer place the deepest folder is beyond what a path can name.
        Directory.Move(near, far);
        File.Delete(_folder.ArticlesPath);
        Directory.CreateSymbolicLink(_folder.ArticlesPath, far);
        File.Delete(Path.Combine(far, "a1.md"));
        var job = await _folder.RunAsync(index);
        Directory.Move(far, near);

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(new JobCounts(0, 0, 11, 1, 1), job.Counts);
        Assert.StartsWith("unreadable", Assert.Single(index.SkippedOf(job.Id)!).Reason, StringComparison.Ordinal);
        Assert.Single(index.Search(new ArticleSearch { Text = "deep" }).Hits);
    }

    [Fact]
    public async Task A_disk_without_room_is_told_before_anything_is_written()
    {
        await using var disk = SmallDisk.Mount(_folder.IndexPath, kilobytes: 400);
        Each(300, i => _folder.Write($"a{i}", $"Number {i}", excerpt: new string('x', 10_000)));
        await using var index = await _folder.StartAsync();
        Assert.Equal(JobState.Failed, index.Jobs[0].State);
        Assert.Matches(@"has 0\.[0-9] MB free, and the job needs about [0-9]\.[0-9] MB", index.Jobs[0].Error);
        Assert.Equal(0, index.Jobs[0].Counts.Read);
    }

    [Fact]
    public async Task A_disk_that_fills_up_leaves_the_index_and_its_room()
    {
        await using var disk = SmallDisk.Mount(_folder.IndexPath, kilobytes: 1_500);
        await using var index = await StartAsync();
        var filled = Path.Combine(_folder.IndexPath, "of-others");
        Each(2_000, i => _folder.Write($"b{i}", $"{Guid.NewGuid()} {Guid.NewGuid()}", excerpt: $"{Guid.NewGuid()} {Guid.NewGuid()} {Guid.NewGuid()}"));
        // What is left is enough for what the job foresees, which knows no more than the first, small articles, and not for what it writes.
        File.WriteAllBytes(filled, new byte[new DriveInfo(_folder.IndexPath).AvailableFreeSpace - 200_000]);
        var free = new DriveInfo(_folder.IndexPath).AvailableFreeSpace;
        var job = await _folder.RunAsync(index);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("disk", job.Error, StringComparison.Ordinal);
        Assert.Equal(Articles, Total(index));
        Assert.InRange(new DriveInfo(_folder.IndexPath).AvailableFreeSpace, free - 8_192, free);

        File.Delete(filled);
        Each(1_900, i => _folder.Delete($"b{i}"));
        Assert.Equal(JobState.Succeeded, (await _folder.RunAsync(index)).State);
        Assert.Equal(Articles + 100, Total(index));
    }

    private async Task<ArticleIndex> StartAsync()
    {
        Each(Articles, i => _folder.Write($"a{i}", $"Number {i}"));
        return await _folder.StartAsync();
    }

    private static void Each(int count, Action<int> action)
    {
        for (var i = 0; i < count; i++)
            action(i);
    }

    private static long Total(ArticleIndex index) => index.Search(new ArticleSearch()).Total;

    /// <summary>A small file system in memory, for those who may mount one.</summary>
    private sealed class SmallDisk(string path) : IAsyncDisposable
    {
        public static SmallDisk Mount(string path, int kilobytes)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only an administrator of Linux mounts file systems.");
            Directory.CreateDirectory(path);
            Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", path) == 0, "This system lets nobody mount.");
            return new SmallDisk(path);
        }

        public ValueTask DisposeAsync()
        {
            // Open maps would keep it; lazily it goes with the last of them.
            Assert.Equal(0, Run("umount", "-l", path));
            return default;
        }

        private static int Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
