using System.Globalization;
using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Inspection;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

public sealed class IndexSortTests
{
    private static readonly IndexSortField ByRank = IndexSortField.Long("rank", descending: true);

    [Fact]
    public void Flush_orders_documents_and_leaves_equal_ones_as_they_came()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config(ByRank));
        Add(writer, ("a", 1), ("b", 3), ("c", null), ("d", 3), ("e", -1), ("f", 0), ("g", long.MaxValue), ("h", long.MinValue), ("i", 1));
        writer.Commit();
        Assert.Equal(["g b d a i c f e h"], OrderOfSegments(directory));
        AssertClean(directory);
    }

    [Fact]
    public void Flush_counts_documents_without_a_value_as_the_missing_value()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config(IndexSortField.Int("rank", missingValue: 2)));
        Add(writer, ("a", 3), ("b", null), ("c", 2), ("d", 1));
        writer.Commit();
        Assert.Equal(["d b c a"], OrderOfSegments(directory));
        AssertClean(directory);
    }

    [Fact]
    public void Flush_uses_the_second_key_where_the_first_is_equal()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config(ByRank, IndexSortField.Long("length")));
        Add(writer, ("long", 1), ("a", 1), ("b", 2), ("mid", 1));
        writer.Commit();
        Assert.Equal(["b a mid long"], OrderOfSegments(directory));
        AssertClean(directory);
    }

    [Theory]
    [InlineData("FLOAT")]
    [InlineData("DOUBLE")]
    public void Flush_orders_floating_point_numbers_by_value(string type)
    {
        var numbers = new[] { 0.5, -0.25, -3, 7, 0, double.NegativeInfinity, double.PositiveInfinity };
        long Bits(double number) => type == "DOUBLE" ? BitConverter.DoubleToInt64Bits(number) : BitConverter.SingleToInt32Bits((float)number);
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config(new IndexSortField("SortField", "rank", type, false, Bits(-1))));
        Add(writer, [.. numbers.Select(n => (n.ToString(CultureInfo.InvariantCulture), (long?)Bits(n))), ("none", null)]);
        writer.Commit();
        Assert.Equal(["-Infinity -3 none -0.25 0 0.5 7 Infinity"], OrderOfSegments(directory));
        AssertClean(directory);
    }

    [Fact]
    public void Merge_interleaves_segments_and_leaves_equal_documents_as_they_came()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config(ByRank));
        Add(writer, ("a", 1), ("b", 3), ("c", 5));
        writer.Flush();
        Add(writer, ("d", 3), ("e", 5), ("f", null), ("g", 4));
        writer.Flush();
        Add(writer, ("h", 1), ("i", 5), ("j", 9));
        writer.DeleteDocuments(TestDocuments.IdTerm("e"));
        writer.Commit();
        Assert.Equal(["c b a", "g d f", "j i h"], OrderOfSegments(directory));
        writer.ForceMerge(1);
        writer.Commit();
        Assert.Equal(["j c i g b d a h f"], OrderOfSegments(directory));
        AssertClean(directory);
        using var reader = DirectoryReader.Open(directory);
        Assert.Equal([ByRank], Assert.Single(reader.Segments).Commit.Info.IndexSort);
    }

    [Fact]
    public void UpdateDocument_deletes_what_was_added_before_it_wherever_it_stands()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config(ByRank));

        // In the order of ranks, what was deleted stands both before and behind what replaced it.
        writer.AddDocument(Document("a", 9));
        writer.UpdateDocument(TestDocuments.IdTerm("a"), Document("a", 5));
        writer.UpdateDocument(TestDocuments.IdTerm("b"), Document("b", 1));
        writer.UpdateDocument(TestDocuments.IdTerm("b"), Document("b", 7));
        writer.DeleteDocuments(TestDocuments.IdTerm("c"));
        writer.AddDocument(Document("c", 8));
        writer.Commit();
        Assert.Equal(["c b a"], OrderOfSegments(directory));
        AssertClean(directory);
    }

    [Fact]
    public void AddDocument_that_fails_half_way_leaves_the_others_in_order()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config(ByRank));
        Add(writer, ("a", 1), ("b", 3));
        Document broken = [new NumericDocValuesField("rank", 2), new NumericDocValuesField("rank", 2)];
        Assert.Throws<ArgumentException>(() => writer.AddDocument(broken));
        Add(writer, ("c", 4));
        writer.Commit();
        Assert.Equal(["c b a"], OrderOfSegments(directory));
        AssertClean(directory);
    }

    [Fact]
    public void AddDocument_with_another_kind_of_column_for_the_key_is_refused()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, Config(ByRank));
        var failure = Assert.Throws<ArgumentException>(() => writer.AddDocument([new SortedDocValuesField("rank", "high")]));
        Assert.Contains("'rank'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_refuses_an_index_of_another_sort_but_may_replace_it()
    {
        using var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, Config(ByRank)))
        {
            Add(writer, ("a", 1));
            writer.Commit();
        }

        foreach (var other in new[] { Config(), Config(IndexSortField.Long("rank")), Config(ByRank with { MissingValue = 0 }), Config(ByRank, IndexSortField.Long("length")) })
        {
            var failure = Assert.Throws<ArgumentException>(() => new IndexWriter(directory, other));
            Assert.Contains("rank (LONG, descending)", failure.Message, StringComparison.Ordinal);
        }

        new IndexWriter(directory, Config(ByRank)).Dispose();
        using var replacing = new IndexWriter(directory, Config() with { OpenMode = OpenMode.Create });
        Add(replacing, ("b", 1), ("c", 2));
        replacing.Commit();
        Assert.Equal(["b c"], OrderOfSegments(directory));
    }

    [Fact]
    public void Constructor_refuses_keys_that_are_not_numeric()
    {
        using var directory = new RamDirectory();
        Assert.Throws<ArgumentException>(() => new IndexWriter(directory, Config(new IndexSortField("SortField", "name", "STRING", false, null))));
        Assert.Throws<ArgumentException>(() => new IndexWriter(directory, Config(new IndexSortField("SortedNumericSortField", "rank", "LONG", false, null, 0))));
    }

    private static IndexWriterConfig Config(params IndexSortField[] sort) =>
        new(new EnglishAnalyzer()) { IndexSort = sort, MaxIndexingThreads = 1, MaxMergeThreads = 0 };

    private static Document Document(string id, long? rank)
    {
        var document = TestDocuments.Create(id, id);
        if (rank is { } value)
        {
            document.Add(new NumericDocValuesField("rank", value));
        }

        return document;
    }

    private static void Add(IndexWriter writer, params (string Id, long? Rank)[] documents)
    {
        foreach (var (id, rank) in documents)
        {
            writer.AddDocument(Document(id, rank));
        }
    }

    private static void AssertClean(IndexDirectory directory) => Assert.Empty(CheckIndex.Check(directory).Errors);

    // The ids of each segment's live documents in their order.
    private static IEnumerable<string> OrderOfSegments(IndexDirectory directory)
    {
        using var reader = DirectoryReader.Open(directory);
        return [.. reader.Segments.Select(segment => string.Join(' ', Enumerable.Range(0, segment.MaxDoc)
            .Where(doc => segment.LiveDocs?.Get(doc) != false)
            .Select(doc => TestDocuments.StoredId(segment, doc))))];
    }
}
