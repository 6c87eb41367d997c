using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Engine.Tests.Store;
using Xunit;

namespace SearchService.Engine.Tests.Damage;

/// <summary>What stands in the way of the next commit after a crash or damage.</summary>
public sealed class LeftoverCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pending_commit_beside_a_damaged_one_does_not_keep_the_next_from_being_published()
    {
        using var directory = new RamDirectory();
        Assert.Equal(1, Commit(directory));
        directory.SetFile("segments_1", [1, 2, 3]);
        directory.SetFile("pending_segments_2", [1, 2, 3]);
        Assert.Equal(2, Commit(directory));
        Assert.Equal(["segments_2"], directory.ListAll().Where(f => f.Contains("segments", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("segments_2", 3)]
    [InlineData("pending_segments_2", 3)]
    [InlineData("_1.si", 2)]
    public void Folder_in_the_place_of_a_file_that_comes_next_does_not_keep_it_from_being_published(string name, long generation)
    {
        using var directory = new MMapDirectory(_folder.Path);
        Commit(directory);
        Directory.CreateDirectory(_folder.PathOf(name));
        Assert.Equal(generation, Commit(directory));
        using var reader = DirectoryReader.Open(directory);
        Assert.Equal(1, reader.NumDocs);
    }

    // What there was before is replaced.
    private static long Commit(IndexDirectory directory)
    {
        using var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()) { OpenMode = OpenMode.Create });
        writer.AddDocument([new StringField("id", "a")]);
        return writer.Commit();
    }
}
