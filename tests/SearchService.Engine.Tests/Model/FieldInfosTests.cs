using SearchService.Engine.Model;
using Xunit;

namespace SearchService.Engine.Tests.Model;

public sealed class FieldInfosTests
{
    [Fact]
    public void Fields_are_found_by_name_and_number_and_come_in_order_of_number()
    {
        var infos = new FieldInfos([new FieldInfo("b", 7), new FieldInfo("a", 2)]);
        Assert.Equal(["a", "b"], infos.Select(f => f.Name));
        Assert.Equal(2, infos.Count);
        Assert.Same(infos.Find("b"), infos.Find(7));
        Assert.Null(infos.Find("B"));
        Assert.Null(infos.Find(0));
    }

    [Fact]
    public void Two_fields_of_one_name_or_number_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new FieldInfos([new FieldInfo("a", 0), new FieldInfo("a", 1)]));
        Assert.Throws<ArgumentException>(() => new FieldInfos([new FieldInfo("a", 0), new FieldInfo("b", 0)]));
    }

    [Theory]
    [InlineData(IndexOptions.None, false, false, false, false)]
    [InlineData(IndexOptions.Docs, true, false, false, false)]
    [InlineData(IndexOptions.DocsAndFreqs, true, true, false, false)]
    [InlineData(IndexOptions.DocsAndFreqsAndPositions, true, true, true, false)]
    [InlineData(IndexOptions.DocsAndFreqsAndPositionsAndOffsets, true, true, true, true)]
    public void Each_level_of_index_options_includes_those_before(IndexOptions options, bool indexed, bool freqs, bool positions, bool offsets)
    {
        var field = new FieldInfo("f", 0) { IndexOptions = options };
        var infos = new FieldInfos([field]);
        Assert.Equal((indexed, freqs, positions, offsets), (field.IsIndexed, field.HasFreqs, field.HasPositions, field.HasOffsets));
        Assert.Equal((indexed, positions, offsets), (infos.HasPostings, infos.HasPositions, infos.HasPayloadsOrOffsets));
        Assert.Equal(indexed, infos.HasNorms);
        Assert.False(new FieldInfo("f", 0) { IndexOptions = options, OmitNorms = true }.HasNorms);
    }

    [Fact]
    public void Columns_and_payloads_are_noticed()
    {
        Assert.False(new FieldInfos([]).HasDocValues);
        Assert.True(new FieldInfos([new FieldInfo("n", 0) { DocValuesType = DocValuesType.Numeric }]).HasDocValues);
        Assert.True(new FieldInfos(
            [new FieldInfo("p", 0) { IndexOptions = IndexOptions.DocsAndFreqsAndPositions, HasPayloads = true }]).HasPayloadsOrOffsets);
    }
}
