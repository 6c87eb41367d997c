using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

public sealed class ByteReaderTests
{
    private delegate void Reading(ref ByteReader reader);

    [Fact]
    public void Position_moves_and_bounds_are_kept()
    {
        var reader = new ByteReader([1, 2, 3, 4], "f");
        Assert.Equal(4, reader.Length);
        Assert.Equal(1, reader.ReadByte());
        Assert.Equal([2, 3], reader.ReadSpan(2).ToArray());
        Assert.Equal(3, reader.Position);
        Assert.Equal(1, reader.Remaining);
        reader.Position = 4;
        Assert.Equal(0, reader.Remaining);
        Assert.True(reader.ReadSpan(0).IsEmpty);
        reader.Position = 0;
        Assert.Equal(0x01020304, reader.ReadInt());
    }

    [Fact]
    public void Reading_past_the_end_names_the_file_and_the_offset()
    {
        var e = AssertCorrupt([1, 2, 3], (ref ByteReader r) => r.ReadInt(), baseOffset: 100);
        Assert.Equal("f", e.Resource);
        Assert.Contains("104 of 103", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_read_past_the_end_is_corruption()
    {
        AssertCorrupt([], (ref ByteReader r) => r.ReadByte());
        AssertCorrupt([1], (ref ByteReader r) => r.ReadShort());
        AssertCorrupt([1, 2, 3, 4, 5, 6, 7], (ref ByteReader r) => r.ReadLong());
        AssertCorrupt([1, 2], (ref ByteReader r) => r.ReadSpan(3));
        AssertCorrupt([1, 2], (ref ByteReader r) => r.ReadSpan(-1));
        AssertCorrupt([1, 2], (ref ByteReader r) => r.ReadSpan(int.MaxValue));
        AssertCorrupt([1, 2], (ref ByteReader r) => r.Position = 3);
        AssertCorrupt([1, 2], (ref ByteReader r) => r.Position = -1);
        AssertCorrupt([0x80], (ref ByteReader r) => r.ReadVInt());
        AssertCorrupt([0x80, 0x80], (ref ByteReader r) => r.ReadVLong());
        AssertCorrupt([0x80], (ref ByteReader r) => r.ReadZInt());
        AssertCorrupt([0x80], (ref ByteReader r) => r.ReadZLong());
        AssertCorrupt([3, 0x61, 0x61], (ref ByteReader r) => r.ReadString());
    }

    [Theory]
    [InlineData("ffffffff10")] // a 33rd bit
    [InlineData("ffffffff80")]
    [InlineData("ffffffff8f00")] // a sixth byte
    public void ReadVInt_refuses_more_than_32_bits(string hex)
    {
        AssertCorrupt(Convert.FromHexString(hex), (ref ByteReader r) => r.ReadVInt());
        AssertCorrupt(Convert.FromHexString(hex), (ref ByteReader r) => r.ReadZInt());
    }

    [Fact]
    public void ReadVLong_refuses_a_tenth_byte() =>
        AssertCorrupt(Convert.FromHexString("ffffffffffffffffff00"), (ref ByteReader r) => r.ReadVLong());

    [Theory]
    [InlineData("ffffffffffffffffff02")] // a 65th bit
    [InlineData("ffffffffffffffffff7f")]
    [InlineData("ffffffffffffffffff8100")] // an eleventh byte
    public void ReadZLong_refuses_more_than_64_bits(string hex) =>
        AssertCorrupt(Convert.FromHexString(hex), (ref ByteReader r) => r.ReadZLong());

    [Fact]
    public void ReadString_refuses_a_negative_length() =>
        AssertCorrupt(Convert.FromHexString("ffffffff0f"), (ref ByteReader r) => r.ReadString());

    private static CorruptIndexException AssertCorrupt(byte[] bytes, Reading read, long baseOffset = 0) =>
        Assert.Throws<CorruptIndexException>(() =>
        {
            var reader = new ByteReader(bytes, "f", baseOffset);
            read(ref reader);
        });
}
