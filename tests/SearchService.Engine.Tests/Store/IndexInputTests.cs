using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class IndexInputTests
{
    [Fact]
    public void Seek_and_skip_stay_within_the_input()
    {
        using var input = Open([1, 2, 3, 4]);
        Assert.Equal(4, input.Length);
        input.Seek(2);
        Assert.Equal(3, input.ReadByte());
        input.Seek(4);
        Assert.Equal(4, input.Position);
        Assert.Throws<CorruptIndexException>(() => input.Seek(5));
        Assert.Throws<CorruptIndexException>(() => input.Seek(-1));
        input.Seek(1);
        input.Skip(2);
        Assert.Equal(3, input.Position);
        Assert.Throws<CorruptIndexException>(() => input.Skip(2));
        Assert.Throws<CorruptIndexException>(() => input.Skip(long.MaxValue));
        Assert.Equal(3, input.Position);
    }

    [Fact]
    public void Every_read_past_the_end_is_corruption_and_moves_nothing()
    {
        AssertCorrupt([], i => i.ReadByte());
        AssertCorrupt([1], i => i.ReadShort());
        AssertCorrupt([1, 2, 3], i => i.ReadInt());
        AssertCorrupt([1, 2, 3], i => i.ReadFloat());
        AssertCorrupt([1, 2, 3, 4, 5, 6, 7], i => i.ReadLong());
        AssertCorrupt([1, 2], i => i.ReadSpan(3));
        AssertCorrupt([1, 2], i => i.ReadSpan(-1));
        AssertCorrupt([1, 2], i => i.SpanAt(1, 2));
        AssertCorrupt([1, 2], i => i.SpanAt(-1, 1));
        AssertCorrupt([1, 2], i => i.SpanAt(0, -1));
        AssertCorrupt([1, 2], i => i.SpanAt(long.MaxValue, 1));
        AssertCorrupt([], i => i.ReadVInt());
        AssertCorrupt([0x80], i => i.ReadVInt());
        AssertCorrupt([0x80], i => i.ReadVLong());
        AssertCorrupt([0x80], i => i.ReadZInt());
        AssertCorrupt([0x80], i => i.ReadZLong());
    }

    [Theory]
    [InlineData("ffffffff10", true, false)]
    [InlineData("ffffffff8f00", true, false)]
    [InlineData("ffffffffffffffffff00", true, true)]
    public void Over_long_integers_are_corruption(string hex, bool asInt, bool asLong)
    {
        // More bytes follow, so that it is the integer and not the end that is at fault.
        byte[] bytes = [.. Convert.FromHexString(hex), 0, 0];
        Assert.Equal(asInt, Record.Exception(() => Open(bytes).ReadVInt()) is CorruptIndexException);
        Assert.Equal(asInt, Record.Exception(() => Open(bytes).ReadZInt()) is CorruptIndexException);
        Assert.Equal(asLong, Record.Exception(() => Open(bytes).ReadVLong()) is CorruptIndexException);
    }

    [Fact]
    public void ReadZLong_refuses_more_than_64_bits() =>
        AssertCorrupt(Convert.FromHexString("ffffffffffffffffff020000"), i => i.ReadZLong());

    [Fact]
    public void ReadString_refuses_lengths_that_the_rest_cannot_hold()
    {
        Assert.Throws<CorruptIndexException>(() => Open([3, 0x61, 0x61]).ReadString());
        Assert.Throws<CorruptIndexException>(() => Open(Convert.FromHexString("ffffffff0f61")).ReadString());
        Assert.Throws<CorruptIndexException>(() => Open(Convert.FromHexString("ffffffff0761")).ReadString());
    }

    [Theory]
    [InlineData("00", 4, 0)]
    [InlineData("02aabbccdd", 2, 2)]
    [InlineData("04aabbccdd", 1, 4)]
    public void ReadCount_gives_counts_that_the_rest_can_hold(string hex, int minBytesEach, int expected)
    {
        using var input = Open(Convert.FromHexString(hex));
        Assert.Equal(expected, input.ReadCount(minBytesEach));
        Assert.Equal(1, input.Position);
    }

    [Theory]
    [InlineData("01", 1)]
    [InlineData("03aabbccdd", 2)]
    [InlineData("05aabbccdd", 1)]
    [InlineData("ffffffff07aabb", 8)] // the product overflows 32 bits
    [InlineData("ffffffff0faabb", 1)] // -1
    public void ReadCount_refuses_counts_that_the_rest_cannot_hold(string hex, int minBytesEach)
    {
        using var input = Open(Convert.FromHexString(hex));
        Assert.Throws<CorruptIndexException>(() => input.ReadCount(minBytesEach));
    }

    [Fact]
    public void Maps_and_sets_refuse_counts_that_the_rest_cannot_hold()
    {
        Assert.Throws<CorruptIndexException>(() => Open(Convert.FromHexString("ffffffff070000")).ReadMapOfStrings());
        Assert.Throws<CorruptIndexException>(() => Open(Convert.FromHexString("ffffffff070000")).ReadSetOfStrings());
    }

    [Fact]
    public void Clone_has_a_cursor_of_its_own_and_does_not_own_the_file()
    {
        using var input = Open([1, 2, 3]);
        input.ReadByte();
        var clone = input.Clone();
        Assert.Equal(1, clone.Position);
        Assert.Equal(2, clone.ReadByte());
        Assert.Equal(1, input.Position);
        clone.Dispose();
        Assert.Equal(2, input.ReadByte());
    }

    [Fact]
    public void Slice_is_an_input_from_0_that_ends_where_it_says()
    {
        using var input = Open([1, 2, 3, 4, 5]);
        var slice = input.Slice("part", 1, 3);
        Assert.Equal(3, slice.Length);
        Assert.Equal(0, slice.Position);
        Assert.Equal([2, 3, 4], slice.ReadSpan(3).ToArray());
        Assert.Throws<CorruptIndexException>(() => slice.ReadByte());
        Assert.Equal([3], slice.SpanAt(1, 1).ToArray());

        // A variable-length integer must not run on behind the slice.
        Assert.Throws<CorruptIndexException>(() => Open([0x80, 1]).Slice("part", 0, 1).ReadVInt());

        var inner = slice.Slice("inner", 1, 2);
        slice.Dispose();
        Assert.Equal([3, 4], inner.ReadSpan(2).ToArray());
        Assert.Contains("part", inner.Name, StringComparison.Ordinal);
        Assert.Contains("file", inner.Name, StringComparison.Ordinal);
        Assert.Equal(0, input.Slice("none", 5, 0).Length);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 6)]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    [InlineData(1, long.MaxValue)]
    [InlineData(long.MaxValue, 1)]
    public void Slice_outside_the_input_is_corruption(long offset, long length)
    {
        using var input = Open([1, 2, 3, 4, 5]);
        Assert.Throws<CorruptIndexException>(() => input.Slice("part", offset, length));
    }

    private static void AssertCorrupt(byte[] bytes, Action<IndexInput> read)
    {
        using var input = Open(bytes);
        var e = Assert.Throws<CorruptIndexException>(() => read(input));
        Assert.Equal("file", e.Resource);
        Assert.Equal(0, input.Position);
    }

    private static IndexInput Open(byte[] bytes) => new("file", MappedFile.FromBytes(bytes));
}
