using SearchService.Engine.Analysis;
using SearchService.Engine.Indexing;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Engine.Tests.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Segments;

public sealed class DirectoryReaderTests : IDisposable
{
    private static readonly IndexWriterConfig Config = new(new EnglishAnalyzer()) { MaxMergeThreads = 0 };

    private readonly RamDirectory _directory = new();
    private readonly IndexWriter _writer;

    public DirectoryReaderTests() => _writer = new IndexWriter(_directory, Config);

    public void Dispose()
    {
        _writer.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Open_without_a_commit_says_so()
    {
        using var empty = new RamDirectory();
        Assert.Throws<IndexNotFoundException>(() => DirectoryReader.Open(empty));
    }

    [Fact]
    public void A_reader_is_a_snapshot_of_its_commit()
    {
        Commit("a");
        using var reader = DirectoryReader.Open(_directory);
        Commit("b");
        Assert.Equal(["a"], TestDocuments.Ids(reader));
        Assert.Equal(1, reader.Commit.Generation);
    }

    [Fact]
    public void LengthBytes_is_that_of_the_files_of_the_commit()
    {
        Commit("a");
        _directory.SetFile("stranger", [1]);
        using var reader = DirectoryReader.Open(_directory);
        var files = _directory.ListAll().Where(f => f is not ("stranger" or "write.lock"));
        Assert.Equal(files.Sum(f => (long)_directory.GetFile(f).Length), reader.LengthBytes);
    }

    [Fact]
    public void LengthBytes_stays_when_a_newer_commit_deletes_files()
    {
        Commit("a");
        using var reader = DirectoryReader.Open(_directory);
        var lengthBytes = _directory.ListAll().Where(f => f != "write.lock").Sum(_directory.FileLength);
        _writer.DeleteAll();
        Commit("b");
        Assert.DoesNotContain(_directory.ListAll(), reader.Commit.Files().Contains);
        Assert.Equal(lengthBytes, reader.LengthBytes);
    }

    [Fact]
    public void OpenIfChanged_without_a_new_commit_is_null()
    {
        Commit("a");
        using var reader = DirectoryReader.Open(_directory);
        Assert.Null(DirectoryReader.OpenIfChanged(reader));
        _writer.AddDocument(TestDocuments.Create("b"));
        _writer.Flush();
        Assert.Null(DirectoryReader.OpenIfChanged(reader));
    }

    [Fact]
    public void OpenIfChanged_shares_the_open_files_of_segments_that_stay()
    {
        Commit("a", "b");
        var old = DirectoryReader.Open(_directory);
        _writer.DeleteDocuments(TestDocuments.IdTerm("a"));
        Commit("c");
        using var changed = DirectoryReader.OpenIfChanged(old);
        Assert.NotNull(changed);
        Assert.Equal(2, changed.Segments.Count);
        Assert.Same(old.Segments[0].StoredFields, changed.Segments[0].StoredFields);
        Assert.Equal(["a", "b"], TestDocuments.Ids(old));
        Assert.Equal(["b", "c"], TestDocuments.Ids(changed));
        Assert.Equal((3, 2), (changed.MaxDoc, changed.NumDocs));
        Assert.Null(DirectoryReader.OpenIfChanged(changed));

        // The shared files stay open until both are released.
        old.Dispose();
        Assert.Throws<ObjectDisposedException>(() => old.Segments[0].GetTerms("id"));
        Assert.Equal(["b", "c"], TestDocuments.Ids(changed));
        Assert.Equal("b", TestDocuments.StoredId(changed.Leaves[0].Reader, 1));
    }

    [Fact]
    public void OpenIfChanged_of_a_closed_reader_is_refused()
    {
        Commit("a");
        var reader = DirectoryReader.Open(_directory);
        reader.Dispose();
        Commit("b");
        Assert.Throws<ObjectDisposedException>(() => DirectoryReader.OpenIfChanged(reader));
    }

    [Fact]
    public void OpenIfChanged_after_the_index_was_replaced_shares_nothing()
    {
        Commit("a");
        using var old = DirectoryReader.Open(_directory);
        using var other = new RamDirectory();
        using (var writer = new IndexWriter(other, Config))
        {
            writer.AddDocument(TestDocuments.Create("z"));
            writer.Commit();
        }

        // The same generation and segment name, but other ids.
        foreach (var file in other.ListAll())
        {
            _directory.SetFile(file, other.GetFile(file));
        }

        using var changed = DirectoryReader.OpenIfChanged(old);
        Assert.NotNull(changed);
        Assert.NotSame(old.Segments[0].StoredFields, changed.Segments[0].StoredFields);
        Assert.Equal(["z"], TestDocuments.Ids(changed));
        Assert.Equal(["a"], TestDocuments.Ids(old));
    }

    [Fact]
    public void References_keep_the_reader_open_until_the_last_is_released()
    {
        Commit("a");
        var reader = DirectoryReader.Open(_directory);
        Assert.True(reader.TryAddReference());
        Assert.True(reader.TryAddReference());
        reader.Release();
        reader.Dispose();
        Assert.Equal(["a"], TestDocuments.Ids(reader));
        reader.Release();
        Assert.Throws<ObjectDisposedException>(() => TestDocuments.Ids(reader));
        Assert.False(reader.TryAddReference());
        Assert.Throws<InvalidOperationException>(reader.Release);
        Assert.False(reader.TryAddReference());
    }

    [Fact]
    public async Task References_counted_by_many_threads_close_the_reader_once()
    {
        Commit("a");
        var reader = DirectoryReader.Open(_directory);
        var taken = 0;
        var tasks = Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (var i = 0; i < 50 && reader.TryAddReference(); i++)
                {
                    Interlocked.Increment(ref taken);
                    TestDocuments.Ids(reader);
                    reader.Release();
                }
            },
            TestContext.Current.CancellationToken)).ToArray();

        // In the midst of it: some references were taken, and more are to be.
        SpinWait.SpinUntil(() => Volatile.Read(ref taken) > 20);
        reader.Dispose();
        await Task.WhenAll(tasks);
        Assert.Throws<ObjectDisposedException>(() => TestDocuments.Ids(reader));
    }

    [Fact]
    public void Open_of_a_commit_with_a_damaged_file_throws()
    {
        Commit("a");
        Commit("b");
        var name = _directory.ListAll().First(f => f.StartsWith("_1", StringComparison.Ordinal) && f.EndsWith(".fdm", StringComparison.Ordinal));
        _directory.SetFile(name, _directory.GetFile(name).AsSpan(1));
        Assert.ThrowsAny<CorruptIndexException>(() => DirectoryReader.Open(_directory));
    }

    [Fact]
    public void Open_of_a_commit_with_a_missing_file_throws_and_does_not_try_for_ever()
    {
        Commit("a");
        _directory.DeleteFile("_0.fdt");
        Assert.Throws<FileNotFoundException>(() => DirectoryReader.Open(_directory));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Opening_while_a_writer_commits_never_fails(bool inMemory)
    {
        using var folder = new TemporaryFolder();
        using IndexDirectory directory = inMemory ? new RamDirectory() : new MMapDirectory(folder.Path);
        using var writer = new IndexWriter(directory, Config);
        writer.UpdateDocument(TestDocuments.IdTerm("a"), TestDocuments.Create("a", "title 0"));
        writer.Commit();

        // Every commit replaces the only document, so that the files of the commit before vanish at once.
        var commits = Task.Run(
            () =>
            {
                for (var i = 1; i <= (inMemory ? 150 : 20); i++)
                {
                    writer.UpdateDocument(TestDocuments.IdTerm("a"), TestDocuments.Create("a", $"title {i}"));
                    writer.Commit();
                }
            },
            TestContext.Current.CancellationToken);
        var newest = 0L;
        var reader = DirectoryReader.Open(directory);
        while (!commits.IsCompleted)
        {
            using var fresh = DirectoryReader.Open(directory);
            Assert.Equal(["a"], TestDocuments.Ids(fresh));
            Assert.True(fresh.Commit.Generation >= newest, $"generation {fresh.Commit.Generation} after {newest}");
            newest = fresh.Commit.Generation;
            if (DirectoryReader.OpenIfChanged(reader) is { } changed)
            {
                reader.Dispose();
                reader = changed;
                Assert.Equal(1, reader.NumDocs);
            }
        }

        reader.Dispose();
        await commits;
    }

    private void Commit(params string[] ids)
    {
        foreach (var id in ids)
        {
            _writer.AddDocument(TestDocuments.Create(id));
        }

        _writer.Commit();
    }
}
