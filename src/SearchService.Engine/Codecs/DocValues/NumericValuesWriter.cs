using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>Writes the values of a NUMERIC column in the form that takes the least room, chosen as Lucene chooses: constant,
/// table, block mode, or packed multiples of the greatest common divisor. <see cref="DocValuesFormat"/> draws the forms.</summary>
public static class NumericValuesWriter
{
    // Block mode must save at least a tenth.
    private const double BlockModeShare = 0.9;
    private const int ChunkValues = 128;

    /// <summary>Writes everything of a Numeric entry that stands behind its Docs.</summary>
    public static void Write(DataOutput meta, DataOutput data, ReadOnlySpan<long> values)
    {
        var statistics = NumericStatistics.Gather(values);
        meta.WriteLong(values.Length);
        if (statistics.Min >= statistics.Max)
        {
            WriteHeader(meta, DocValuesFormat.NoTable, 0, statistics.Min, statistics.Gcd);
            WriteRegion(meta, data, data.Position, -1);
            return;
        }

        var distance = (ulong)(statistics.Max - statistics.Min);
        var packedWidth = DirectWriter.WidthOf(distance / (ulong)statistics.Gcd);
        if (statistics.Distinct is { } distinct && DirectWriter.WidthOf((ulong)distinct.Length - 1) < packedWidth)
        {
            WriteTable(meta, data, values, distinct);
        }
        else if (statistics.BitsInOne > 0 && (double)statistics.BitsInBlocks / statistics.BitsInOne <= BlockModeShare)
        {
            WriteBlocks(meta, data, values, statistics);
        }
        else
        {
            WritePacked(meta, data, values, statistics, packedWidth);
        }
    }

    private static void WriteHeader(DataOutput meta, int tableSize, byte bitsPerValue, long min, long gcd)
    {
        meta.WriteInt(tableSize);
        WriteEncoding(meta, bitsPerValue, min, gcd);
    }

    private static void WriteEncoding(DataOutput meta, byte bitsPerValue, long min, long gcd)
    {
        meta.WriteByte(bitsPerValue);
        meta.WriteLong(min);
        meta.WriteLong(gcd);
    }

    private static void WriteRegion(DataOutput meta, DataOutput data, long start, long jumpTableOffset)
    {
        meta.WriteLong(start);
        meta.WriteLong(data.Position - start);
        meta.WriteLong(jumpTableOffset);
    }

    private static void WriteTable(DataOutput meta, DataOutput data, ReadOnlySpan<long> values, long[] distinct)
    {
        meta.WriteInt(distinct.Length);
        var positions = new Dictionary<long, long>(distinct.Length);
        foreach (var value in distinct)
        {
            meta.WriteLong(value);
            positions.Add(value, positions.Count);
        }

        var bitsPerValue = DirectWriter.WidthOf((ulong)distinct.Length - 1);
        WriteEncoding(meta, (byte)bitsPerValue, 0, 1);
        var start = data.Position;
        Span<long> chunk = stackalloc long[ChunkValues];
        while (values.Length > 0)
        {
            var length = Math.Min(values.Length, chunk.Length);
            for (var i = 0; i < length; i++)
            {
                chunk[i] = positions[values[i]];
            }

            DirectWriter.WritePart(data, chunk[..length], bitsPerValue);
            values = values[length..];
        }

        DirectWriter.WritePadding(data);
        WriteRegion(meta, data, start, -1);
    }

    private static void WritePacked(DataOutput meta, DataOutput data, ReadOnlySpan<long> values, NumericStatistics statistics, int bitsPerValue)
    {
        // Values that need no more bits than their distances from the minimum are stored as they are.
        var min = statistics.Gcd == 1 && statistics.Min > 0 && DirectWriter.WidthOf((ulong)statistics.Max) == bitsPerValue ? 0 : statistics.Min;
        WriteHeader(meta, DocValuesFormat.NoTable, (byte)bitsPerValue, min, statistics.Gcd);
        var start = data.Position;
        WriteMultiples(data, values, min, statistics.Gcd, bitsPerValue);
        WriteRegion(meta, data, start, -1);
    }

    private static void WriteBlocks(DataOutput meta, DataOutput data, ReadOnlySpan<long> values, NumericStatistics statistics)
    {
        WriteHeader(meta, DocValuesFormat.BlockMode(DocValuesFormat.NumericBlockShift), DocValuesFormat.BitsPerBlock, statistics.Min, statistics.Gcd);
        var start = data.Position;
        var offsets = new List<long>();
        for (var first = 0; first < values.Length; first += DocValuesFormat.NumericBlockSize)
        {
            offsets.Add(data.Position);
            WriteBlock(data, NumericStatistics.BlockAt(values, first), statistics.Gcd);
        }

        var jumpTableOffset = data.Position;
        foreach (var offset in offsets)
        {
            data.WriteLong(offset);
        }

        data.WriteLong(jumpTableOffset);
        WriteRegion(meta, data, start, jumpTableOffset);
    }

    private static void WriteBlock(DataOutput data, ReadOnlySpan<long> block, long gcd)
    {
        var (min, max) = NumericStatistics.Range(block);
        if (min == max)
        {
            data.WriteByte(0);
            data.WriteLong(min);
            return;
        }

        // Lucene does not divide here by the divisor, and neither do we: equal columns give equal bytes.
        var bitsPerValue = DirectWriter.WidthOf((ulong)(max - min));
        data.WriteByte((byte)bitsPerValue);
        data.WriteLong(min);
        data.WriteInt((int)DirectWriter.ByteLength(block.Length, bitsPerValue));
        WriteMultiples(data, block, min, gcd, bitsPerValue);
    }

    private static void WriteMultiples(DataOutput data, ReadOnlySpan<long> values, long min, long gcd, int bitsPerValue)
    {
        Span<long> buffer = stackalloc long[ChunkValues];
        while (values.Length > 0)
        {
            var chunk = buffer[..Math.Min(values.Length, ChunkValues)];
            for (var i = 0; i < chunk.Length; i++)
            {
                var distance = (ulong)(values[i] - min);
                chunk[i] = (long)(gcd == 1 ? distance : distance / (ulong)gcd);
            }

            DirectWriter.WritePart(data, chunk, bitsPerValue);
            values = values[chunk.Length..];
        }

        DirectWriter.WritePadding(data);
    }
}
