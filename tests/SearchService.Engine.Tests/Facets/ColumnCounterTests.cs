using SearchService.Engine.Codecs;
using SearchService.Engine.Facets;
using SearchService.Engine.Model;
using SearchService.Engine.Tests.Codecs;
using SearchService.Engine.Tests.Codecs.DocValues;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Facets;

public sealed class ColumnCounterTests
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
                var (segment, field) = Column(random, maxDoc, perDocument, share);
                using var reader = new DocValuesReader(segment.ReadState);
                foreach (var density in (double[])[0, 0.01, 0.05, 0.5, 1])
                {
                    AssertSame(reader, field, RandomDocs(random, maxDoc, density), $"seed {seed}, {maxDoc} documents, {perDocument} each, density {density}");
                }
            }
        }
    }

    [Fact]
    public void Count_takes_dense_and_sparse_windows_by_turns()
    {
        var random = new Random(4);
        const int maxDoc = 8 * ColumnCounter.WindowSize;
        var (segment, field) = Column(random, maxDoc, 3, 0.9);
        using var reader = new DocValuesReader(segment.ReadState);
        var docs = new FixedBitSet(maxDoc);
        for (var window = 0; window < 8; window++)
        {
            var density = (window % 3) switch { 0 => 0.002, 1 => 0.6, _ => 0 };
            for (var i = 0; i < ColumnCounter.WindowSize; i++)
            {
                if (random.NextDouble() < density)
                {
                    docs.Set((window * ColumnCounter.WindowSize) + i);
                }
            }
        }

        AssertSame(reader, field, docs, "mixed windows");
    }

    private static void AssertSame(DocValuesReader reader, FieldInfo field, FixedBitSet docs, string message)
    {
        var cursor = (SortedSetColumnCursor)reader.GetSortedSet(field)!;
        var targets = Enumerable.Range(0, cursor.ValueCount).Select(ord => 2 * ord).ToArray();
        var expected = new int[(2 * targets.Length) + 1];
        expected[^1] = 7;
        var actual = expected.ToArray();
        ColumnCounter.CountPlain(reader.GetSortedSet(field)!, docs, 0, docs.Length, targets, expected);
        ColumnCounter.Count(cursor, docs, targets, actual);
        Assert.True(expected.AsSpan().SequenceEqual(actual), message);
    }

    internal static (SegmentFixture Segment, FieldInfo Field) Column(Random random, int maxDoc, int perDocument, double share)
    {
        var field = new FieldInfo("field", 0) { DocValuesType = DocValuesType.SortedSet };
        var segment = new SegmentFixture(maxDoc, field);
        var docs = RandomDocs(random, maxDoc, share);
        var dictionary = SortedDocValuesTests.RandomDictionary(random, 1 + random.Next(60));
        var (starts, ords) = SortedSetDocValuesTests.RandomOrds(random, docs.Cardinality(), perDocument, dictionary.Length);
        dictionary = docs.Cardinality() == 0 ? [] : dictionary;
        using var writer = new DocValuesWriter(segment.WriteState);
        writer.AddSortedSet(field, new SortedSetColumn(docs, starts, ords, dictionary));
        writer.Finish();
        return (segment, field);
    }

    internal static FixedBitSet RandomDocs(Random random, int maxDoc, double share)
    {
        var docs = new FixedBitSet(maxDoc);
        for (var doc = 0; doc < maxDoc; doc++)
        {
            if (random.NextDouble() < share)
            {
                docs.Set(doc);
            }
        }

        return docs;
    }
}
