using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Segments;

public sealed class IndexReaderTests
{
    [Fact]
    public void LeafOf_finds_the_segment_of_every_document_also_beside_empty_segments()
    {
        int[] sizes = [0, 3, 1, 0, 0, 2, 5, 0];
        var reader = new IndexReader(sizes.Select(Leaf));
        Assert.Equal(11, reader.MaxDoc);
        for (int ord = 0, docId = 0; ord < sizes.Length; ord++)
        {
            Assert.Equal((ord, docId), (reader.Leaves[ord].Ord, reader.Leaves[ord].DocBase));
            for (var i = 0; i < sizes[ord]; i++)
            {
                Assert.Same(reader.Leaves[ord], reader.LeafOf(docId++));
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void LeafOf_refuses_what_is_no_document(int globalDocId)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IndexReader([Leaf(2), Leaf(1)]).LeafOf(globalDocId));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IndexReader([]).LeafOf(globalDocId));
    }

    [Fact]
    public void NumDocs_leaves_out_what_is_deleted()
    {
        var reader = new IndexReader([new MemoryLeafReader([new(), new(), new()], deleted: [1]), Leaf(2)]);
        Assert.Equal((5, 4), (reader.MaxDoc, reader.NumDocs));
    }

    [Fact]
    public void VisitDocument_goes_to_the_segment_by_its_own_number()
    {
        var reader = new IndexReader(
        [
            new MemoryLeafReader([Stored("a"), Stored("b")]),
            new MemoryLeafReader([Stored("c")]),
        ]);
        var seen = new List<string>();
        for (var docId = 0; docId < reader.MaxDoc; docId++)
        {
            reader.VisitDocument(docId, new Collector(seen));
        }

        Assert.Equal(["a", "b", "c"], seen);
    }

    private static MemoryLeafReader Leaf(int documents) => new([.. Enumerable.Range(0, documents).Select(_ => new MemoryDocument())]);

    private static MemoryDocument Stored(string value) => new MemoryDocument().AddStored("f", value);

    private sealed class Collector(List<string> seen) : StoredFieldVisitor
    {
        public override StoredFieldDemand Needs(FieldInfo field) => StoredFieldDemand.Yes;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => seen.Add(System.Text.Encoding.UTF8.GetString(utf8));
    }
}
