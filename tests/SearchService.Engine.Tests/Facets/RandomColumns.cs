using SearchService.Engine.Codecs;
using SearchService.Engine.Facets;
using SearchService.Engine.Model;
using SearchService.Engine.Tests.Codecs;
using SearchService.Engine.Tests.Codecs.DocValues;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Facets;

/// <summary>Columns of values and sets of documents drawn at random, and the plain loop that fast counting must agree with.</summary>
internal static class RandomColumns
{
    /// <summary>Counts the documents of a set by value: into the target of each value.</summary>
    public delegate void Counting(SortedSetColumnCursor values, FixedBitSet docs, ReadOnlySpan<int> targets, Span<int> counts);

    /// <summary>Short and long, full and sparse columns, of one value a document and of many, each counted over few and many documents.</summary>
    public static void CountsEqualPlain(int seed, Counting counting)
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
                    var docs = RandomDocs(random, maxDoc, density);
                    CountsEqualPlain(reader, field, docs, counting, $"seed {seed}, {maxDoc} documents, {perDocument} each, density {density}");
                }
            }
        }
    }

    public static void CountsEqualPlain(DocValuesReader reader, FieldInfo field, FixedBitSet docs, Counting counting, string message)
    {
        var values = reader.GetSortedSet(field)!;
        var targets = Enumerable.Range(0, values.ValueCount).Select(ord => 2 * ord).ToArray();
        var expected = new int[(2 * targets.Length) + 1];
        expected[^1] = 7;
        var actual = expected.ToArray();
        ColumnCounter.CountPlain(values, docs, 0, docs.Length, targets, expected);
        counting((SortedSetColumnCursor)reader.GetSortedSet(field)!, docs, targets, actual);
        Assert.True(expected.AsSpan().SequenceEqual(actual), message);
    }

    public static (SegmentFixture Segment, FieldInfo Field) Column(Random random, int maxDoc, int perDocument, double share)
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

    public static FixedBitSet RandomDocs(Random random, int maxDoc, double share)
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
