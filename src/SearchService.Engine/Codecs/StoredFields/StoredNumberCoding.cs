using SearchService.Engine.Store;
using SearchService.Engine.Util;

namespace SearchService.Engine.Codecs;

/// <summary>How stored numbers are written in few bytes. Format note, section 3.4.
/// <code>
/// Float  --> 0x80 | (v + 1), if v is an integer of -1 to 125     Double --> 0x80 | (v + 1), if v is an integer of -1 to 124
///          | i32 of the bits, if the sign is clear                        | 0xFE, i32 of the float's bits, if v is a float
///          | 0xFF, i32 of the bits                                        | i64 of the bits, if the sign is clear
///                                                                         | 0xFF, i64 of the bits
/// Long   --> Unit and low bits (u8) [, vlong of the high bits ]
///
///   Long  | unit | more | low 5 bits of z |     unit 0: 1, 1: a second, 2: an hour, 3: a day, in milliseconds
///          7    6   5    4               0      z = zig-zag of value / unit, the largest unit that leaves no rest
/// </code>
/// -0.0 is no integer here: its sign would be lost.</summary>
internal static class StoredNumberCoding
{
    private const long Second = 1000;
    private const long Hour = 3600 * Second;
    private const long Day = 24 * Hour;

    private const int SmallFlag = 0x80;
    private const byte FloatMarker = 0xFE;
    private const byte RawMarker = 0xFF;
    private const int MaxSmallFloat = 125;
    private const int MaxSmallDouble = 124;

    private const int MoreFlag = 0x20;
    private const int LowBits = 5;
    private const int LowMask = (1 << LowBits) - 1;

    public static void WriteFloat(DataOutput output, float value)
    {
        var bits = BitConverter.SingleToInt32Bits(value);
        if (value is >= -1 and <= MaxSmallFloat && (int)value == value && bits != int.MinValue)
        {
            output.WriteByte((byte)(SmallFlag | ((int)value + 1)));
            return;
        }

        if (bits < 0)
        {
            output.WriteByte(RawMarker);
        }

        output.WriteInt(bits);
    }

    public static float ReadFloat(ref ByteReader reader)
    {
        var first = reader.ReadByte();
        if (first == RawMarker)
        {
            return BitConverter.Int32BitsToSingle(reader.ReadInt());
        }

        if ((first & SmallFlag) != 0)
        {
            return (first & ~SmallFlag) - 1;
        }

        reader.Position--;
        return BitConverter.Int32BitsToSingle(reader.ReadInt());
    }

    public static void WriteDouble(DataOutput output, double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        if (value is >= -1 and <= MaxSmallDouble && (int)value == value && bits != long.MinValue)
        {
            output.WriteByte((byte)(SmallFlag | ((int)value + 1)));
        }
        else if ((float)value == value)
        {
            output.WriteByte(FloatMarker);
            output.WriteInt(BitConverter.SingleToInt32Bits((float)value));
        }
        else
        {
            if (bits < 0)
            {
                output.WriteByte(RawMarker);
            }

            output.WriteLong(bits);
        }
    }

    public static double ReadDouble(ref ByteReader reader)
    {
        var first = reader.ReadByte();
        switch (first)
        {
            case RawMarker:
                return BitConverter.Int64BitsToDouble(reader.ReadLong());
            case FloatMarker:
                return BitConverter.Int32BitsToSingle(reader.ReadInt());
            case >= SmallFlag:
                return (first & ~SmallFlag) - 1;
            default:
                reader.Position--;
                return BitConverter.Int64BitsToDouble(reader.ReadLong());
        }
    }

    public static void WriteLong(DataOutput output, long value)
    {
        var (unit, length) = value % Second != 0 ? (0, 1L)
            : value % Day == 0 ? (3, Day)
            : value % Hour == 0 ? (2, Hour)
            : (1, Second);
        var z = BitMath.ZigZagEncode(value / length);
        var high = z >> LowBits;
        output.WriteByte((byte)((unit << 6) | (high != 0 ? MoreFlag : 0) | (int)(z & LowMask)));
        if (high != 0)
        {
            // 59 bits at most: never negative.
            output.WriteVLong((long)high);
        }
    }

    public static long ReadLong(ref ByteReader reader)
    {
        var first = reader.ReadByte();
        var z = (ulong)(first & LowMask);
        if ((first & MoreFlag) != 0)
        {
            z |= (ulong)reader.ReadVLong() << LowBits;
        }

        var value = BitMath.ZigZagDecode(z);
        return (first >> 6) switch
        {
            0 => value,
            1 => value * Second,
            2 => value * Hour,
            _ => value * Day,
        };
    }
}
