namespace SearchService.Engine.Util;

/// <summary>The one-byte code of a field length: exact up to 40, above it four significant bits. Lucene calls this
/// SmallFloat. Source: index format note, section 4.1.</summary>
public static class SmallFloat
{
    // 255 codes less the codes that longToInt4 needs for the greatest int.
    private const int FreeCodes = 255 - 231;

    private static readonly int[] Decoded = BuildDecoded();

    /// <summary>The code (0 to 255) of a length ≥ 0. Greater lengths never have smaller codes.</summary>
    public static byte IntToByte4(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return (byte)(length < FreeCodes ? length : FreeCodes + ToFourBits(length - FreeCodes));
    }

    /// <summary>The smallest length that has this code.</summary>
    public static int Byte4ToInt(byte code) => Decoded[code];

    private static int ToFourBits(int value)
    {
        var bits = value == 0 ? 0 : BitMath.BitsRequired((uint)value);
        if (bits < 4)
        {
            return value;
        }

        var shift = bits - 4;
        return ((value >> shift) & 7) | ((shift + 1) << 3);
    }

    private static int[] BuildDecoded()
    {
        var decoded = new int[256];
        for (var code = 0; code < decoded.Length; code++)
        {
            var e = code - FreeCodes;
            decoded[code] = e < 8
                ? code
                : FreeCodes + ((8 | (e & 7)) << ((e >> 3) - 1));
        }

        return decoded;
    }
}
