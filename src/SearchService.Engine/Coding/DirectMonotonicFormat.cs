namespace SearchService.Engine.Coding;

/// <summary>How non-decreasing 64-bit values are stored: blocks, each a straight line and the distance of every value from it.
/// Number of values and block shift are known to both sides. Source: format note, section 3.6 (Lucene 6).
/// <code>
/// Meta  --> per block: Min (i64), Slope (f32), DataOffset (i64), BitsPerValue (u8)
/// Data  --> per block with BitsPerValue &gt; 0: Packed (see DirectWriter)
///
/// value(i) = Min + truncate(Slope × j) + delta(j)        j = i modulo 2^blockShift, Slope × j in single precision
///
/// the values 0, 4:   00 00 00 00 00 00 00 00 | 40 80 00 00 | 00 00 00 00 00 00 00 00 | 00     no data
///                    Min 0                     Slope 4.0     DataOffset 0              BitsPerValue 0
/// </code></summary>
public static class DirectMonotonicFormat
{
    public const int MinBlockShift = 2;
    public const int MaxBlockShift = 22;

    /// <summary>Bytes of metadata for each block.</summary>
    public const int MetaBytesPerBlock = sizeof(long) + sizeof(float) + sizeof(long) + 1;

    /// <summary>The number of blocks for a number of values.</summary>
    public static long BlockCount(long values, int blockShift) => (values >> blockShift) + ((values & ((1L << blockShift) - 1)) == 0 ? 0 : 1);

    /// <summary>The height of a block's line at an offset in the block. Single precision is part of the format.</summary>
    public static long Expected(float slope, long offsetInBlock) => (long)(float)(slope * (float)offsetInBlock);
}
