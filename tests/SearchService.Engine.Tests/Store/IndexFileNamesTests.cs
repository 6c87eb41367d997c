using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class IndexFileNamesTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(9, "9")]
    [InlineData(10, "a")]
    [InlineData(35, "z")]
    [InlineData(36, "10")]
    [InlineData(long.MaxValue, "1y2p0ij32e8e7")]
    public void Base36_has_digits_then_lower_case_letters(long value, string text)
    {
        Assert.Equal(text, IndexFileNames.ToBase36(value));
        Assert.True(IndexFileNames.TryParseBase36(text, out var parsed));
        Assert.Equal(value, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("-1")]
    [InlineData("1.")]
    [InlineData("1y2p0ij32e8e8")] // one more than a long holds
    [InlineData("zzzzzzzzzzzzz")]
    [InlineData("00000000000001")]
    public void TryParseBase36_refuses_what_is_no_number(string text) => Assert.False(IndexFileNames.TryParseBase36(text, out _));

    [Fact]
    public void ToBase36_refuses_negative_values() => Assert.Throws<ArgumentOutOfRangeException>(() => IndexFileNames.ToBase36(-1));

    [Fact]
    public void Names_are_put_together()
    {
        Assert.Equal("_10", IndexFileNames.SegmentName(36));
        Assert.Equal("_0.si", IndexFileNames.SegmentFileName("_0", "", "si"));
        Assert.Equal("_0_Lucene84_0.doc", IndexFileNames.SegmentFileName("_0", "Lucene84_0", "doc"));
        Assert.Equal("_0_x", IndexFileNames.SegmentFileName("_0", "x", ""));
        Assert.Equal("_0_10.liv", IndexFileNames.FileNameFromGeneration("_0", "liv", 36));
        Assert.Equal("segments_10", IndexFileNames.SegmentsFileName(36));
        Assert.Equal("pending_segments_10", IndexFileNames.PendingSegmentsFileName(36));
    }

    [Theory]
    [InlineData("segments_1", 1)]
    [InlineData("segments_10", 36)]
    [InlineData("segments", -1)]
    [InlineData("segments_", -1)]
    [InlineData("segments.gen", -1)]
    [InlineData("segments_A", -1)]
    [InlineData("pending_segments_1", -1)]
    [InlineData("_0.si", -1)]
    public void GenerationFromSegmentsFileName_knows_commits_alone(string name, long expected) =>
        Assert.Equal(expected, IndexFileNames.GenerationFromSegmentsFileName(name));

    [Theory]
    [InlineData("_0.si", "_0", ".si")]
    [InlineData("_10_Lucene84_0.doc", "_10", "_Lucene84_0.doc")]
    [InlineData("_0_1.liv", "_0", "_1.liv")]
    [InlineData("_a", "_a", "")]
    public void SegmentNameOf_ends_before_the_suffix_or_the_extension(string file, string segment, string rest)
    {
        Assert.Equal(segment, IndexFileNames.SegmentNameOf(file));
        Assert.Equal(rest, IndexFileNames.StripSegmentName(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("segments_1")]
    [InlineData("write.lock")]
    public void SegmentNameOf_other_files_is_null(string file)
    {
        Assert.Null(IndexFileNames.SegmentNameOf(file));
        Assert.Throws<ArgumentException>(() => IndexFileNames.StripSegmentName(file));
    }

    [Theory]
    [InlineData("_0", 0)]
    [InlineData("_10", 36)]
    [InlineData("_", -1)]
    [InlineData("0", -1)]
    [InlineData("_A", -1)]
    [InlineData("", -1)]
    public void CounterOf_is_the_number_in_the_name(string segment, long expected) =>
        Assert.Equal(expected, IndexFileNames.CounterOf(segment));
}
