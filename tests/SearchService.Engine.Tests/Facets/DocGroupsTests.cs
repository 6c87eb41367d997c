using SearchService.Engine.Codecs;
using SearchService.Engine.Facets;
using SearchService.Engine.Model;
using SearchService.Engine.Tests.Codecs;
using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Facets;

public sealed class DocGroupsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Count_equals_the_plain_loop(int seed) => RandomColumns.CountsEqualPlain(seed, Count);

    [Theory]
    [InlineData(DocGroups.MaxGroups, true)]
    [InlineData(DocGroups.MaxGroups + 1, false)]
    public void TryBuild_takes_so_many_groups_and_no_more(int groups, bool isBuilt)
    {
        // A value for each document, but for the last two that share theirs.
        var maxDoc = groups + 1;
        var field = new FieldInfo("field", 0) { DocValuesType = DocValuesType.SortedSet };
        var segment = new SegmentFixture(maxDoc, field);
        var all = new FixedBitSet(maxDoc);
        all.SetRange(0, maxDoc);
        byte[][] dictionary = [.. Enumerable.Range(0, groups).Select(i => new[] { (byte)(i >> 16), (byte)(i >> 8), (byte)i })];
        using (var writer = new DocValuesWriter(segment.WriteState))
        {
            var ords = Enumerable.Range(0, maxDoc).Select(doc => Math.Min(doc, groups - 1)).ToArray();
            writer.AddSortedSet(field, new SortedSetColumn(all, Enumerable.Range(0, maxDoc + 1).ToArray(), ords, dictionary));
            writer.Finish();
        }

        using var reader = new DocValuesReader(segment.ReadState);
        Assert.Equal(isBuilt, DocGroups.TryBuild(((SortedSetColumnCursor)reader.GetSortedSet(field)!).Column) is not null);
        if (isBuilt)
        {
            RandomColumns.CountsEqualPlain(reader, field, RandomColumns.RandomDocs(new Random(4), maxDoc, 0.3), Count, "some documents");
        }
    }

    private static void Count(SortedSetColumnCursor values, FixedBitSet docs, ReadOnlySpan<int> targets, Span<int> counts) =>
        DocGroups.TryBuild(values.Column)!.Count(docs, docs.Cardinality(), targets, counts);
}
