using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

public sealed class IndexWriterTests
{
    private static readonly IndexWriterConfig Config = new(new EnglishAnalyzer()) { MaxMergeThreads = 0 };

    [Fact]
    public void Commit_makes_added_documents_visible()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        writer.AddDocument(TestDocuments.Create("a", "red fox"));
        Assert.Throws<IndexNotFoundException>(() => DirectoryReader.Open(directory));
        Assert.Equal(1, writer.Commit());
        Assert.Equal(["a"], TestDocuments.Ids(directory));
    }

    [Fact]
    public void Commit_without_changes_does_nothing()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        writer.AddDocument(TestDocuments.Create("a"));
        Assert.Equal(1, writer.Commit());
        Assert.Equal(1, writer.Commit());
        Assert.Equal(2, writer.Commit(new Dictionary<string, string> { ["k"] = "v" }));
        using var reader = DirectoryReader.Open(directory);
        Assert.Equal("v", reader.Commit.UserData["k"]);
    }

    [Fact]
    public void Field_of_documents_only_counts_each_document_once()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        foreach (var text in new[] { "fox fox den", "den", "fox den fox fox" })
        {
            var document = new Document();
            document.Add(new TextField("f", text, TextField.DocsOnly));
            writer.AddDocument(document);
        }

        writer.Commit();
        using var reader = DirectoryReader.Open(directory);
        var terms = reader.Leaves[0].Reader.GetTerms("f")!.GetEnumerator();
        Assert.True(terms.SeekExact("fox"u8));
        Assert.Equal((2, 2L), (terms.DocFreq, terms.TotalTermFreq));
        var postings = terms.Postings(null, PostingsFlags.Freqs);
        Assert.Equal((0, 1), (postings.NextDoc(), postings.Freq));
        Assert.Equal((2, 1), (postings.NextDoc(), postings.Freq));
        Assert.True(terms.SeekExact("den"u8));
        Assert.Equal(3, terms.DocFreq);
    }

    [Fact]
    public void UpdateDocument_replaces_what_was_added_before_in_memory_and_on_disk()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        writer.AddDocument(TestDocuments.Create("a", "old"));
        writer.AddDocument(TestDocuments.Create("b", "old"));
        writer.UpdateDocument(TestDocuments.IdTerm("a"), TestDocuments.Create("a", "new"));
        writer.Commit();
        writer.UpdateDocument(TestDocuments.IdTerm("b"), TestDocuments.Create("b", "new"));
        writer.Commit();
        Assert.Equal(["a", "b"], TestDocuments.Ids(directory));
        Assert.Equal(["a", "b"], TestDocuments.IdsWith(directory, "title", "new"));
        Assert.Empty(TestDocuments.IdsWith(directory, "title", "old"));
    }

    [Fact]
    public void DeleteDocuments_leaves_what_is_added_after_it()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        writer.AddDocument(TestDocuments.Create("a", "first"));
        writer.DeleteDocuments(TestDocuments.IdTerm("a"));
        writer.AddDocument(TestDocuments.Create("a", "second"));
        writer.Commit();
        Assert.Equal(["a"], TestDocuments.Ids(directory));
        Assert.Empty(TestDocuments.IdsWith(directory, "title", "first"));
    }

    [Fact]
    public void DeleteDocuments_of_a_whole_segment_drops_it()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        writer.AddDocument(TestDocuments.Create("a"));
        writer.Commit();
        writer.DeleteDocuments(TestDocuments.IdTerm("a"));
        writer.Commit();
        Assert.Empty(TestDocuments.Ids(directory));
        Assert.Equal(0, writer.SegmentCount);
        Assert.Equal(["segments_2", "write.lock"], directory.ListAll().Append("write.lock").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DeleteAll_shows_old_documents_until_the_commit()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        writer.AddDocument(TestDocuments.Create("a"));
        writer.Commit();
        writer.DeleteAll();
        writer.AddDocument(TestDocuments.Create("b"));
        Assert.Equal(["a"], TestDocuments.Ids(directory));
        writer.Commit();
        Assert.Equal(["b"], TestDocuments.Ids(directory));
    }

    [Fact]
    public void Rollback_leaves_the_last_commit_and_no_other_file()
    {
        using var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, Config))
        {
            writer.AddDocument(TestDocuments.Create("a"));
            writer.Commit();
        }

        var files = directory.ListAll();
        using (var writer = new IndexWriter(directory, Config))
        {
            writer.AddDocument(TestDocuments.Create("b"));
            writer.Flush();
            writer.AddDocument(TestDocuments.Create("c"));
            writer.DeleteDocuments(TestDocuments.IdTerm("a"));
            writer.Rollback();
        }

        Assert.Equal(files, directory.ListAll());
        Assert.Equal(["a"], TestDocuments.Ids(directory));
    }

    [Fact]
    public void Constructor_second_writer_is_refused_until_the_first_closes()
    {
        using var directory = new RamDirectory();
        using (new IndexWriter(directory, Config))
        {
            Assert.Throws<LockObtainFailedException>(() => new IndexWriter(directory, Config));
        }

        new IndexWriter(directory, Config).Dispose();
    }

    [Fact]
    public void Constructor_append_without_an_index_throws()
    {
        using var directory = new RamDirectory();
        Assert.Throws<IndexNotFoundException>(() => new IndexWriter(directory, Config with { OpenMode = OpenMode.Append }));
        new IndexWriter(directory, Config).Dispose();
    }

    [Fact]
    public void Constructor_create_replaces_an_index_at_the_first_commit_even_a_damaged_one()
    {
        using var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, Config))
        {
            writer.AddDocument(TestDocuments.Create("a"));
            writer.Commit();
        }

        var bytes = directory.GetFile("segments_1");
        bytes[^20] ^= 1;
        directory.SetFile("segments_1", bytes);
        Assert.Throws<CorruptIndexException>(() => new IndexWriter(directory, Config));
        using (var writer = new IndexWriter(directory, Config with { OpenMode = OpenMode.Create }))
        {
            writer.AddDocument(TestDocuments.Create("b"));
            Assert.Equal(2, writer.Commit());
        }

        Assert.Equal(["b"], TestDocuments.Ids(directory));
    }

    [Fact]
    public void Constructor_deletes_what_a_crashed_writer_left()
    {
        using var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, Config))
        {
            writer.AddDocument(TestDocuments.Create("a"));
            writer.Commit();
        }

        var files = directory.ListAll();
        directory.SetFile("_7.fdt", [1, 2, 3]);
        directory.SetFile("pending_segments_2", [1]);
        directory.SetFile("notes.txt", [1]);
        new IndexWriter(directory, Config).Dispose();
        Assert.Equal(files.Append("notes.txt").Order(StringComparer.Ordinal), directory.ListAll());
    }

    [Fact]
    public void AddDocument_of_a_field_of_another_kind_is_refused_and_costs_nobody_else_anything()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        writer.AddDocument(TestDocuments.Create("a"));
        var bad = new Document { new StringField("id", "b"), new StringField("title", "now a keyword") };
        Assert.Contains("title", Assert.Throws<ArgumentException>(() => writer.AddDocument(bad)).Message, StringComparison.Ordinal);
        writer.AddDocument(TestDocuments.Create("c"));
        writer.Commit();
        Assert.Equal(["a", "c"], TestDocuments.Ids(directory));
    }

    [Fact]
    public void AddDocument_with_a_term_that_is_too_long_is_refused()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        Assert.Throws<ArgumentException>(() => writer.AddDocument(new Document { new StringField("id", new string('x', 32_767)) }));
        writer.AddDocument(new Document { new StringField("id", new string('x', 32_766)) });
        writer.Commit();
        Assert.Single(TestDocuments.Ids(directory));
    }

    [Fact]
    public void Commit_keeps_old_readers_readable()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config);
        writer.AddDocument(TestDocuments.Create("a"));
        writer.Commit();
        using var old = DirectoryReader.Open(directory);
        writer.DeleteAll();
        writer.AddDocument(TestDocuments.Create("b"));
        writer.Commit();
        Assert.Equal(["a"], TestDocuments.Ids(old));
        using var fresh = DirectoryReader.OpenIfChanged(old);
        Assert.NotNull(fresh);
        Assert.Equal(["b"], TestDocuments.Ids(fresh));
        Assert.Null(DirectoryReader.OpenIfChanged(fresh));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ForceMerge_gives_one_segment_without_deletions(bool compound)
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config with { MaxBufferedDocs = 3, UseCompoundFile = compound, MaxIndexingThreads = 1 });
        for (var i = 0; i < 20; i++)
        {
            writer.AddDocument(TestDocuments.Create($"d{i:00}", "word" + i));
        }

        writer.DeleteDocuments(TestDocuments.IdTerm("d03"), TestDocuments.IdTerm("d19"));
        writer.Commit();
        Assert.True(writer.SegmentCount > 1);
        writer.ForceMerge(1);
        writer.Commit();
        using var reader = DirectoryReader.Open(directory);
        Assert.Equal(18, Assert.Single(reader.Segments).MaxDoc);
        Assert.Equal(Enumerable.Range(0, 20).Where(i => i is not 3 and not 19).Select(i => $"d{i:00}"), TestDocuments.Ids(reader));
        Assert.Equal(["d05"], TestDocuments.IdsWith(directory, "title", "word5"));
        Assert.Equal(reader.Commit.Files().Order(StringComparer.Ordinal), directory.ListAll());
    }
}
