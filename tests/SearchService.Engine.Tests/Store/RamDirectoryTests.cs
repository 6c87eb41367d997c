using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class RamDirectoryTests() : IndexDirectoryContract(new RamDirectory())
{
    private RamDirectory Memory => (RamDirectory)Files;

    [Fact]
    public void SetFile_replaces_and_creates()
    {
        Write("a", [1]);
        Memory.SetFile("a", [2, 3]);
        Memory.SetFile("b", [4]);
        Assert.Equal([2, 3], Read("a"));
        Assert.Equal([4], Memory.GetFile("b"));
        Assert.Equal(["a", "b"], Files.ListAll());
    }

    [Fact]
    public void GetFile_is_a_copy()
    {
        Write("a", [1]);
        Memory.GetFile("a")[0] = 9;
        Assert.Equal([1], Read("a"));
    }
}
