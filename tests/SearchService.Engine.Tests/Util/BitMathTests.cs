using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Util;

public sealed class BitMathTests
{
    [Theory]
    [InlineData(0UL, 1)]
    [InlineData(1UL, 1)]
    [InlineData(2UL, 2)]
    [InlineData(255UL, 8)]
    [InlineData(256UL, 9)]
    [InlineData(uint.MaxValue, 32)]
    [InlineData(ulong.MaxValue, 64)]
    public void BitsRequired_counts_bits_and_is_at_least_1(ulong value, int expected)
    {
        Assert.Equal(expected, BitMath.BitsRequired(value));
        if (value <= uint.MaxValue)
        {
            Assert.Equal(expected, BitMath.BitsRequired((uint)value));
        }
    }

    [Theory]
    [InlineData(1, 8, 0)]
    [InlineData(7, 8, 0)]
    [InlineData(8, 8, 1)]
    [InlineData(63, 8, 1)]
    [InlineData(64, 8, 2)]
    [InlineData(999, 10, 2)]
    [InlineData(1000, 10, 3)]
    [InlineData(int.MaxValue, 2, 30)]
    public void FloorLog_is_the_greatest_exponent(int value, int logBase, int expected) =>
        Assert.Equal(expected, BitMath.FloorLog(value, logBase));

    [Theory]
    [InlineData(0L, 0UL)]
    [InlineData(-1L, 1UL)]
    [InlineData(1L, 2UL)]
    [InlineData(-2L, 3UL)]
    [InlineData(long.MaxValue, ulong.MaxValue - 1)]
    [InlineData(long.MinValue, ulong.MaxValue)]
    public void ZigZag_maps_small_magnitudes_to_small_values_and_back(long value, ulong encoded)
    {
        Assert.Equal(encoded, BitMath.ZigZagEncode(value));
        Assert.Equal(value, BitMath.ZigZagDecode(encoded));
    }
}
