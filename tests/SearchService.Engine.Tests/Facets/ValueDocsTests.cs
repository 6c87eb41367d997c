using SearchService.Engine.Codecs;
using SearchService.Engine.Facets;
using SearchService.Engine.Model;
using SearchService.Engine.Tests.Codecs;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Facets;

public sealed class ValueDocsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Count_equals_the_plain_loop(int seed)
    {
        var random = new Random(seed);
        foreach (var maxDoc in (int[])[1, 63, ColumnCounter.WindowSize, 9_000])
        {
            foreach (var (perDocument, share) in (ReadOnlySpan<(int, double)>)[(1, 1), (1, 0.5), (2, 1), (8, 0.7), (8, 0.02)])
            {
                var (segment, field) = ColumnCounterTests.Column(random, maxDoc, perDocument, share);
                using var reader = new DocValuesReader(segment.ReadState);
                foreach (var density in (double[])[0, 0.05, 0.5, 1])
                {
                    var docs = ColumnCounterTests.RandomDocs(random, maxDoc, density);
                    AssertSame(reader, field, docs, $"seed {seed}, {maxDoc} documents, {perDocument} each, density {density}");
                }
            }
        }
    }

    [Fact]
    public void Count_takes_values_of_all_documents_of_many_and_of_few()
    {
        // Every document has the first value, every third the second, one in a hundred the third; the last is in one document.
        const int maxDoc = 5_000;
        var field = new FieldInfo("field", 0) { DocValuesType = DocValuesType.SortedSet };
        var segment = new SegmentFixture(maxDoc, field);
        var all = new FixedBitSet(maxDoc);
        all.SetRange(0, maxDoc);
        var (starts, ords) = (new int[maxDoc + 1], new List<int>());
        for (var doc = 0; doc < maxDoc; doc++)
        {
            ords.Add(0);
            ords.AddRange(doc % 3 == 0 ? [1] : []);
            ords.AddRange(doc % 100 == 7 ? [2] : []);
            ords.AddRange(doc == maxDoc - 1 ? [3] : []);
            starts[doc + 1] = ords.Count;
        }

        using (var writer = new DocValuesWriter(segment.WriteState))
        {
            writer.AddSortedSet(field, new SortedSetColumn(all, starts, ords.ToArray(), [[1], [2], [3], [4]]));
            writer.Finish();
        }

        using var reader = new DocValuesReader(segment.ReadState);
        AssertSame(reader, field, all, "all documents");
        AssertSame(reader, field, ColumnCounterTests.RandomDocs(new Random(5), maxDoc, 0.3), "some documents");
        Assert.True(Docs(reader, field).Cost < 2 * maxDoc, "the frequent values are not listed");
    }

    private static void AssertSame(DocValuesReader reader, FieldInfo field, FixedBitSet docs, string message)
    {
        var values = reader.GetSortedSet(field)!;
        var targets = Enumerable.Range(0, values.ValueCount).Select(ord => 2 * ord).ToArray();
        var expected = new int[(2 * targets.Length) + 1];
        expected[^1] = 7;
        var actual = expected.ToArray();
        ColumnCounter.CountPlain(values, docs, 0, docs.Length, targets, expected);
        Docs(reader, field).Count(docs, docs.Cardinality(), targets, actual);
        Assert.True(expected.AsSpan().SequenceEqual(actual), message);
    }

    private static ValueDocs Docs(DocValuesReader reader, FieldInfo field) =>
        ValueDocs.Build(((SortedSetColumnCursor)reader.GetSortedSet(field)!).Column);
}
