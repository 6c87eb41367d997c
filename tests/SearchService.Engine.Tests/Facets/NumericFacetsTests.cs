using SearchService.Engine.Codecs;
using SearchService.Engine.Facets;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Tests.Codecs;
using SearchService.Engine.Util;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Facets;

public sealed class NumericFacetsTests
{
    private const int BucketCount = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Count_equals_the_plain_loop(int seed)
    {
        var random = new Random(seed);
        foreach (var maxDoc in (int[])[1, 63, NumericFacets.WindowSize, 9_000])
        {
            foreach (var share in (double[])[1, 0.6, 0.01])
            {
                var (segment, field) = Column(random, maxDoc, share);
                using var reader = new DocValuesReader(segment.ReadState);
                foreach (var density in (double[])[0, 0.01, 0.1, 0.15, 0.5, 1])
                {
                    var docs = RandomColumns.RandomDocs(random, maxDoc, density);
                    AssertSame(() => reader.GetNumeric(field), docs, $"seed {seed}, {maxDoc} documents, {share} with a value, density {density}");
                }
            }
        }
    }

    [Fact]
    public void Count_takes_dense_and_sparse_windows_by_turns()
    {
        var random = new Random(4);
        const int maxDoc = 8 * NumericFacets.WindowSize;
        var (segment, field) = Column(random, maxDoc, 0.9);
        using var reader = new DocValuesReader(segment.ReadState);
        var docs = new FixedBitSet(maxDoc);
        for (var doc = 0; doc < maxDoc; doc++)
        {
            var density = (doc / NumericFacets.WindowSize % 3) switch { 0 => 0.002, 1 => 0.6, _ => 0 };
            if (random.NextDouble() < density)
            {
                docs.Set(doc);
            }
        }

        AssertSame(() => reader.GetNumeric(field), docs, "mixed windows");
    }

    [Fact]
    public void Count_takes_any_cursor_and_none()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 3_000).Select(long? (_) => random.Next(3) == 0 ? null : random.Next(-30, 200)).ToArray();
        AssertSame(() => new MemoryNumericDocValues(values), RandomColumns.RandomDocs(random, values.Length, 0.4), "a cursor of another kind");
        AssertSame(() => null, RandomColumns.RandomDocs(random, values.Length, 0.4), "no column");
    }

    [Fact]
    public void Range_spans_all_segments()
    {
        var reader = new IndexReader(
        [
            new MemoryLeafReader([new MemoryDocument().AddNumber("n", 7), new MemoryDocument()]),
            new MemoryLeafReader([new MemoryDocument().AddNumber("n", -3), new MemoryDocument().AddNumber("n", 4)]),
        ]);
        Assert.Equal((-3, 7), NumericFacets.Range(reader, "n"));
        Assert.Null(NumericFacets.Range(reader, "m"));
    }

    private static void AssertSame(Func<NumericDocValues?> values, FixedBitSet docs, string message)
    {
        var column = new NumericFacetColumn<Tens>("field", Missing: 35, new Tens());
        var expected = new int[BucketCount];
        expected[^1] = 7;
        var actual = expected.ToArray();
        NumericFacets.CountPlain(values(), docs, column, expected);
        NumericFacets.Count(values(), docs, column, actual);
        Assert.True(expected.AsSpan().SequenceEqual(actual), message);
    }

    private static (SegmentFixture Segment, FieldInfo Field) Column(Random random, int maxDoc, double share)
    {
        var field = new FieldInfo("field", 0) { DocValuesType = DocValuesType.Numeric };
        var segment = new SegmentFixture(maxDoc, field);
        var docs = RandomColumns.RandomDocs(random, maxDoc, share);
        docs.Set(random.Next(maxDoc));
        var values = Enumerable.Range(0, docs.Cardinality()).Select(_ => (long)random.Next(-30, 200)).ToArray();
        using var writer = new DocValuesWriter(segment.WriteState);
        writer.AddNumeric(field, new NumericColumn(docs.Cardinality() == maxDoc ? null : docs, values));
        writer.Finish();
        return (segment, field);
    }

    // Values below 0 are not counted, those from 120 fall beyond the last bucket.
    private readonly struct Tens : IValueBuckets
    {
        public int BucketOf(long value) => value < 0 ? -1 : (int)(value / 10);
    }
}
