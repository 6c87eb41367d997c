using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class RealPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _real;

    public RealPathTests()
    {
        // The folder for temporary files may lie behind a link itself.
        _real = RealPath.Of(_folder.Path);
        Directory.CreateDirectory(_folder.PathOf("index"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("index/write.lock")]
    [InlineData("index/../index/write.lock")]
    [InlineData("relative/write.lock")]
    [InlineData("absolute/write.lock")]
    [InlineData("second/write.lock")]
    [InlineData("inside/write.lock")]
    [InlineData("file")]
    public void Of_any_way_to_a_file_is_the_same_path(string way)
    {
        Link("relative", "index");
        Link("absolute", _folder.PathOf("index"));
        Link("second", "absolute");
        Link("inside", "second/../relative");
        File.CreateSymbolicLink(_folder.PathOf("file"), "second/write.lock");
        Assert.Equal(Path.Combine(_real, "index", "write.lock"), RealPath.Of(_folder.PathOf(way)));
        File.WriteAllBytes(_folder.PathOf("index/write.lock"), []);
        Assert.Equal(Path.Combine(_real, "index", "write.lock"), RealPath.Of(_folder.PathOf(way)));
    }

    [Fact]
    public void Of_what_does_not_exist_is_its_absolute_path() =>
        Assert.Equal(Path.Combine(_real, "none", "write.lock"), RealPath.Of(_folder.PathOf("none/write.lock")));

    [Fact]
    public void Of_links_in_a_circle_throws()
    {
        Link("there", "back");
        Link("back", "there");
        Assert.Throws<IOException>(() => RealPath.Of(_folder.PathOf("there/write.lock")));
    }

    private void Link(string name, string target) => Directory.CreateSymbolicLink(_folder.PathOf(name), target);
}
