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
    public void Count_equals_the_plain_loop(int seed) => RandomColumns.CountsEqualPlain(seed, Count);

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
        RandomColumns.CountsEqualPlain(reader, field, all, Count, "all documents");
        RandomColumns.CountsEqualPlain(reader, field, RandomColumns.RandomDocs(new Random(5), maxDoc, 0.3), Count, "some documents");
        Assert.True(ValueDocs.Build(((SortedSetColumnCursor)reader.GetSortedSet(field)!).Column).Cost < 2 * maxDoc, "the frequent values are not listed");
    }

    private static void Count(SortedSetColumnCursor values, FixedBitSet docs, ReadOnlySpan<int> targets, Span<int> counts) =>
        ValueDocs.Build(values.Column).Count(docs, docs.Cardinality(), targets, counts);
}
