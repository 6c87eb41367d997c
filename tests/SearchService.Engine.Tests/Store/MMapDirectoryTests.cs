using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class MMapDirectoryTests : IndexDirectoryContract
{
    private readonly TemporaryFolder _folder;

    public MMapDirectoryTests()
        : this(new TemporaryFolder())
    {
    }

    private MMapDirectoryTests(TemporaryFolder folder)
        : base(new MMapDirectory(folder.PathOf("index"))) => _folder = folder;

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_folder_is_created_and_its_path_is_absolute()
    {
        var path = _folder.PathOf("new/deeper");
        using var directory = new MMapDirectory(System.IO.Path.Combine(path, "..", "deeper"));
        Assert.Equal(path, directory.Path);
        Assert.True(Directory.Exists(path));
        directory.SyncMetadata();
    }

    [Fact]
    public void Subfolders_are_not_files()
    {
        Directory.CreateDirectory(_folder.PathOf("index/sub"));
        Write("a", [1]);
        Assert.Equal(["a"], Files.ListAll());
    }

    [Fact]
    public void Subfolders_in_the_place_of_index_files_are_listed_so_that_their_names_are_not_used()
    {
        Directory.CreateDirectory(_folder.PathOf("index/segments_3"));
        Assert.Equal(["segments_3"], Files.ListAll());
    }

    [Fact]
    public void Two_directories_over_one_folder_see_the_same_files_and_exclude_each_other()
    {
        using var other = new MMapDirectory(_folder.PathOf("index"));
        Write("a", [1]);
        Assert.Equal(["a"], other.ListAll());
        using (Files.ObtainLock("write.lock"))
        {
            Assert.Throws<LockObtainFailedException>(() => other.ObtainLock("write.lock"));
        }

        using var held = other.ObtainLock("write.lock");
        held.EnsureValid();
    }

    [Fact]
    public void OpenInput_of_what_is_no_regular_file_ends_at_once_and_says_so()
    {
        Directory.CreateDirectory(_folder.PathOf("index/folder"));
        Assert.Throws<CorruptIndexException>(() => Files.OpenInput("folder"));
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", _folder.PathOf("index/pipe")))
        {
            mkfifo.WaitForExit();
        }

        File.CreateSymbolicLink(_folder.PathOf("index/to-pipe"), "pipe");
        File.CreateSymbolicLink(_folder.PathOf("index/device"), "/dev/zero");
        File.CreateSymbolicLink(_folder.PathOf("index/circle"), "circle");
        File.CreateSymbolicLink(_folder.PathOf("index/nowhere"), "gone");
        foreach (var name in (string[])["pipe", "to-pipe", "device"])
        {
            using var input = Files.OpenInput(name);
            Assert.Throws<CorruptIndexException>(() => CodecUtil.ChecksumEntireFile(input));
        }

        Assert.ThrowsAny<IOException>(() => Files.OpenInput("circle"));
        Assert.ThrowsAny<IOException>(() => Files.OpenInput("nowhere"));
    }

    [Fact]
    public void OpenInput_through_a_link_reads_what_it_leads_to()
    {
        Write("a", [1, 2, 3]);
        File.CreateSymbolicLink(_folder.PathOf("index/link"), "a");
        using var input = Files.OpenInput("link");
        Assert.Equal([1, 2, 3], input.ReadSpan((int)input.Length).ToArray());
    }

    [Fact]
    public void SyncMetadata_of_a_folder_that_is_gone_says_so()
    {
        Directory.Delete(_folder.PathOf("index"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.ThrowsAny<IOException>(Files.SyncMetadata);
        }

        Assert.ThrowsAny<IOException>(() => Files.ListAll());
    }
}
