using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Util;

public sealed class SmallFloatTests
{
    // Length, code, decoded length: the check values of the format.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(23, 23, 23)]
    [InlineData(24, 24, 24)]
    [InlineData(39, 39, 39)]
    [InlineData(40, 40, 40)]
    [InlineData(41, 40, 40)]
    [InlineData(42, 41, 42)]
    [InlineData(56, 48, 56)]
    [InlineData(100, 57, 96)]
    [InlineData(1000, 87, 984)]
    [InlineData(int.MaxValue, 255, 2013265944)]
    public void IntToByte4_gives_the_known_codes(int length, int code, int decoded)
    {
        Assert.Equal(code, SmallFloat.IntToByte4(length));
        Assert.Equal(decoded, SmallFloat.Byte4ToInt((byte)code));
    }

    [Fact]
    public void Codes_never_fall_and_leave_none_out()
    {
        var previous = 0;
        for (var length = 0; length < 200_000; length++)
        {
            var code = SmallFloat.IntToByte4(length);
            Assert.True(code == previous || code == previous + 1, $"length {length}: {previous}, then {code}");
            previous = code;
        }
    }

    [Fact]
    public void Byte4ToInt_is_the_smallest_length_of_each_code()
    {
        Assert.Equal(0, SmallFloat.Byte4ToInt(0));
        for (var code = 1; code < 256; code++)
        {
            var length = SmallFloat.Byte4ToInt((byte)code);
            Assert.Equal(code, SmallFloat.IntToByte4(length));
            Assert.Equal(code - 1, SmallFloat.IntToByte4(length - 1));
        }
    }

    [Fact]
    public void Negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => SmallFloat.IntToByte4(-1));
}
