using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Store;

/// <summary>The bytes of each primitive, by the format; <see cref="PrimitivesRoundTripTests"/> reads them back.</summary>
public sealed class DataOutputTests
{
    [Fact]
    public void Fixed_widths_are_big_endian()
    {
        AssertBytes("12", o => o.WriteByte(0x12));
        AssertBytes("0102", o => o.WriteShort(0x0102));
        AssertBytes("fffe", o => o.WriteShort(-2));
        AssertBytes("01020304", o => o.WriteInt(0x01020304));
        AssertBytes("0102030405060708", o => o.WriteLong(0x0102030405060708));
        AssertBytes("3f800000", o => o.WriteFloat(1f));
        AssertBytes("0807060504030201", o => o.WriteLongLittleEndian(0x0102030405060708));
    }

    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7f")]
    [InlineData(128, "8001")]
    [InlineData(16383, "ff7f")]
    [InlineData(16384, "808001")]
    [InlineData(int.MaxValue, "ffffffff07")]
    [InlineData(-1, "ffffffff0f")]
    [InlineData(int.MinValue, "8080808008")]
    public void WriteVInt_has_the_low_group_first(int value, string hex) => AssertBytes(hex, o => o.WriteVInt(value));

    [Theory]
    [InlineData(0L, "00")]
    [InlineData(128L, "8001")]
    [InlineData(1L << 35, "808080808001")]
    [InlineData(long.MaxValue, "ffffffffffffffff7f")]
    public void WriteVLong_has_the_low_group_first(long value, string hex) => AssertBytes(hex, o => o.WriteVLong(value));

    [Fact]
    public void WriteVLong_refuses_negative_values() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryOutput().WriteVLong(-1));

    [Theory]
    [InlineData(0, "00")]
    [InlineData(-1, "01")]
    [InlineData(1, "02")]
    [InlineData(int.MaxValue, "feffffff0f")]
    [InlineData(int.MinValue, "ffffffff0f")]
    public void WriteZInt_is_a_zig_zag_vint(int value, string hex) => AssertBytes(hex, o => o.WriteZInt(value));

    [Theory]
    [InlineData(-1L, "01")]
    [InlineData(1L, "02")]
    [InlineData(long.MaxValue, "feffffffffffffffff01")]
    [InlineData(long.MinValue, "ffffffffffffffffff01")]
    public void WriteZLong_is_a_zig_zag_of_up_to_ten_bytes(long value, string hex) => AssertBytes(hex, o => o.WriteZLong(value));

    [Fact]
    public void WriteString_is_a_byte_length_and_utf8()
    {
        AssertBytes("00", o => o.WriteString(""));
        AssertBytes("03" + "61c3a4", o => o.WriteString("aä"));
        AssertBytes("04" + "f09f9880", o => o.WriteString("\U0001F600"));

        // A lone surrogate becomes U+FFFD.
        AssertBytes("03" + "efbfbd", o => o.WriteString("\ud83d"));
    }

    [Fact]
    public void Maps_and_sets_are_a_count_and_strings()
    {
        AssertBytes("00", o => o.WriteMapOfStrings(new Dictionary<string, string>()));
        AssertBytes("01" + "016b" + "0176", o => o.WriteMapOfStrings(new Dictionary<string, string> { ["k"] = "v" }));
        AssertBytes("02" + "0161" + "026262", o => o.WriteSetOfStrings(["a", "bb"]));
    }

    [Fact]
    public void WriteBytes_has_no_length() => AssertBytes("010203", o => o.WriteBytes([1, 2, 3]));

    private static void AssertBytes(string hex, Action<DataOutput> write)
    {
        var memory = new MemoryOutput();
        write(memory);
        Assert.Equal(hex, Convert.ToHexStringLower(memory.WrittenSpan));
        Assert.Equal(hex.Length / 2, memory.Position);

        using var directory = new RamDirectory();
        using (var file = directory.CreateOutput("f"))
        {
            write(file);
            Assert.Equal(hex.Length / 2, file.Position);
        }

        Assert.Equal(hex, Convert.ToHexStringLower(directory.GetFile("f")));
    }
}
