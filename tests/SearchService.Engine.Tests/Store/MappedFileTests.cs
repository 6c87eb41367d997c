using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class MappedFileTests : IDisposable
{
    private static readonly byte[] Content = [1, 2, 3, 4, 5];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Span_gives_ranges_within_the_file(bool inMemory)
    {
        using var file = Open(inMemory, Content);
        Assert.Equal(5, file.Length);
        Assert.Equal(Content, file.Span(0, 5).ToArray());
        Assert.Equal([3, 4], file.Span(2, 2).ToArray());
        Assert.True(file.Span(5, 0).IsEmpty);
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, 1)]
    public void Span_refuses_ranges_outside_the_file(long offset, int length)
    {
        foreach (var inMemory in new[] { false, true })
        {
            using var file = Open(inMemory, Content);
            Assert.Throws<ArgumentOutOfRangeException>(() => file.Span(offset, length));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Empty_files_can_be_opened(bool inMemory)
    {
        using var file = Open(inMemory, []);
        Assert.Equal(0, file.Length);
        Assert.True(file.Span(0, 0).IsEmpty);
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Span(0, 1));
    }

    [Fact]
    public void Files_longer_than_a_page_are_mapped_whole()
    {
        const int seed = 1;
        var bytes = new byte[100_001];
        new Random(seed).NextBytes(bytes);
        using var file = Open(inMemory: false, bytes);
        Assert.Equal(bytes, file.Span(0, bytes.Length).ToArray());
        Assert.Equal(bytes[^1], file.Span(100_000, 1)[0]);
    }

    [Fact]
    public void FromBytes_copies()
    {
        var bytes = (byte[])Content.Clone();
        using var file = MappedFile.FromBytes(bytes);
        bytes[0] = 99;
        Assert.Equal(1, file.Span(0, 1)[0]);
    }

    [Fact]
    public void Open_of_a_missing_file_says_so() =>
        Assert.Throws<FileNotFoundException>(() => MappedFile.Open(_folder.PathOf("none")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dispose_twice_is_legal(bool inMemory)
    {
        var file = Open(inMemory, Content);
        file.Dispose();
        file.Dispose();
    }

    private MappedFile Open(bool inMemory, byte[] content)
    {
        if (inMemory)
        {
            return MappedFile.FromBytes(content);
        }

        File.WriteAllBytes(_folder.PathOf("f"), content);
        return MappedFile.Open(_folder.PathOf("f"));
    }
}
