using System.Numerics;

namespace SearchService.Engine.Util;

/// <summary>Small arithmetic on bit widths that several formats share.</summary>
public static class BitMath
{
    /// <summary>The number of bits that the unsigned value needs, at least 1: 0 → 1, 1 → 1, 2 → 2, 255 → 8.</summary>
    public static int BitsRequired(ulong value) => 64 - BitOperations.LeadingZeroCount(value | 1);

    /// <summary>The number of bits that the unsigned value needs, at least 1.</summary>
    public static int BitsRequired(uint value) => 32 - BitOperations.LeadingZeroCount(value | 1);

    /// <summary>The greatest e with <paramref name="logBase"/>^e ≤ <paramref name="value"/>; value must be positive.</summary>
    public static int FloorLog(int value, int logBase)
    {
        var exponent = 0;
        while (value >= logBase)
        {
            value /= logBase;
            exponent++;
        }

        return exponent;
    }

    /// <summary>Maps small magnitudes of either sign to small unsigned values: 0, -1, 1, -2 → 0, 1, 2, 3.</summary>
    public static ulong ZigZagEncode(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>The inverse of <see cref="ZigZagEncode"/>.</summary>
    public static long ZigZagDecode(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
