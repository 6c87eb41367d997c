using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

/// <summary>What every <see cref="IndexDirectory"/> that can be written must keep to.</summary>
public abstract class IndexDirectoryContract(IndexDirectory directory) : IDisposable
{
    protected IndexDirectory Files { get; } = directory;

    public virtual void Dispose() => Files.Dispose();

    [Fact]
    public void A_new_directory_is_empty()
    {
        Assert.Empty(Files.ListAll());
        Assert.False(Files.FileExists("a"));
    }

    [Fact]
    public void What_is_written_can_be_read()
    {
        Write("a", [1, 2, 3]);
        Assert.Equal(3, Files.FileLength("a"));
        Assert.Equal([1, 2, 3], Read("a"));
        using var input = Files.OpenInput("a");
        Assert.Equal("a", input.Name);
        using var second = Files.OpenInput("a");
        Assert.Equal(1, second.ReadByte());
        Assert.Equal(0, input.Position);
    }

    [Fact]
    public void An_empty_file_is_a_file()
    {
        Write("a", []);
        Assert.Equal(0, Files.FileLength("a"));
        Assert.Empty(Read("a"));
        Assert.True(Files.FileExists("a"));
    }

    [Fact]
    public void ListAll_is_in_ordinal_order()
    {
        string[] names = ["_a.si", "write.lock", "_0.fdt", "segments_1", "_0_1.liv", "Z", "_10.cfs"];
        foreach (var name in names)
        {
            Write(name, [1]);
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), Files.ListAll());
        Assert.All(names, name => Assert.True(Files.FileExists(name)));
        Assert.False(Files.FileExists("_0"));
        Assert.False(Files.FileExists("z"));
    }

    [Fact]
    public void CreateOutput_refuses_a_name_that_exists()
    {
        Write("a", [1]);
        Assert.Throws<IOException>(() => Files.CreateOutput("a"));
        Assert.Equal([1], Read("a"));
        using (Files.CreateOutput("open"))
        {
            Assert.Throws<IOException>(() => Files.CreateOutput("open"));
        }
    }

    [Fact]
    public void Missing_files_are_said_to_be_missing()
    {
        Assert.Throws<FileNotFoundException>(() => Files.FileLength("none"));
        Assert.Throws<FileNotFoundException>(() => Files.OpenInput("none"));
        Assert.Throws<FileNotFoundException>(() => Files.DeleteFile("none"));
        Assert.Throws<FileNotFoundException>(() => Files.Rename("none", "other"));
        Assert.Throws<FileNotFoundException>(() => Files.Sync(["none"]));
        Assert.Empty(Files.ListAll());
    }

    [Fact]
    public void Rename_moves_the_content()
    {
        Write("pending_segments_1", [1, 2]);
        Files.Rename("pending_segments_1", "segments_1");
        Assert.Equal(["segments_1"], Files.ListAll());
        Assert.Equal([1, 2], Read("segments_1"));
    }

    [Fact]
    public void Rename_refuses_a_target_that_exists()
    {
        Write("a", [1]);
        Write("b", [2]);
        Assert.Throws<IOException>(() => Files.Rename("a", "b"));
        Assert.Equal([1], Read("a"));
        Assert.Equal([2], Read("b"));
    }

    [Fact]
    public void DeleteFile_makes_room_for_another_of_the_name()
    {
        Write("a", [1]);
        Files.DeleteFile("a");
        Assert.False(Files.FileExists("a"));
        Write("a", [2, 3]);
        Assert.Equal([2, 3], Read("a"));
    }

    [Fact]
    public void An_open_input_stays_readable_after_the_file_is_deleted_or_renamed()
    {
        Write("a", [1, 2, 3]);
        Write("b", [4, 5, 6]);
        using var deleted = Files.OpenInput("a");
        using var renamed = Files.OpenInput("b");
        Files.DeleteFile("a");
        Files.Rename("b", "c");
        Write("a", [9]);
        Assert.Equal([1, 2, 3], deleted.ReadSpan(3).ToArray());
        Assert.Equal([4, 5, 6], renamed.ReadSpan(3).ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    public void Names_that_are_paths_are_refused(string name)
    {
        Write("a", [1]);
        Assert.Throws<ArgumentException>(() => Files.CreateOutput(name));
        Assert.Throws<ArgumentException>(() => Files.OpenInput(name));
        Assert.Throws<ArgumentException>(() => Files.FileLength(name));
        Assert.Throws<ArgumentException>(() => Files.DeleteFile(name));
        Assert.Throws<ArgumentException>(() => Files.Rename("a", name));
        Assert.Throws<ArgumentException>(() => Files.Rename(name, "c"));
        Assert.Throws<ArgumentException>(() => Files.Sync([name]));
        Assert.Equal(["a"], Files.ListAll());
    }

    [Fact]
    public void Sync_leaves_files_as_they_are()
    {
        Write("a", [1]);
        Write("b", [2]);
        Files.Sync(["a", "b"]);
        Files.SyncMetadata();
        Files.Sync([]);
        Assert.Equal([1], Read("a"));
        Assert.Equal([2], Read("b"));
    }

    [Fact]
    public void ObtainLock_excludes_a_second_holder_until_it_is_released()
    {
        var held = Files.ObtainLock(IndexFileNames.WriteLock);
        held.EnsureValid();
        Assert.Throws<LockObtainFailedException>(() => Files.ObtainLock(IndexFileNames.WriteLock));
        held.EnsureValid();
        using (Files.ObtainLock("other.lock"))
        {
            held.EnsureValid();
        }

        held.Dispose();
        using var again = Files.ObtainLock(IndexFileNames.WriteLock);

        // Releasing the first once more must not release the second.
        held.Dispose();
        again.EnsureValid();
        Assert.Throws<LockObtainFailedException>(() => Files.ObtainLock(IndexFileNames.WriteLock));
        Assert.ThrowsAny<Exception>(held.EnsureValid);
    }

    protected void Write(string name, byte[] content)
    {
        using var output = Files.CreateOutput(name);
        output.WriteBytes(content);
    }

    protected byte[] Read(string name)
    {
        using var input = Files.OpenInput(name);
        return input.ReadSpan((int)input.Length).ToArray();
    }
}
