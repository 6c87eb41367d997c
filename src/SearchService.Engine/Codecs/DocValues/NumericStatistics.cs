using SearchService.Engine.Coding;

namespace SearchService.Engine.Codecs;

/// <summary>What decides how numeric values are stored, gathered in one pass. Immutable.</summary>
public sealed class NumericStatistics
{
    // Differences of greater values need more than 63 bits.
    private const long GcdLimit = 1L << 62;

    private NumericStatistics(long min, long max, long gcd, long[]? distinct, long bitsInOne, long bitsInBlocks)
    {
        Min = min;
        Max = max;
        Gcd = gcd;
        Distinct = distinct;
        BitsInOne = bitsInOne;
        BitsInBlocks = bitsInBlocks;
    }

    /// <summary>The least value; <see cref="long.MaxValue"/> when there is none, which the metadata records too.</summary>
    public long Min { get; }

    /// <summary>The greatest value; <see cref="long.MinValue"/> when there is none.</summary>
    public long Max { get; }

    /// <summary>The greatest number that divides all differences; 0 when there are none; 1 when any value is at least 2^62 away from 0.</summary>
    public long Gcd { get; }

    /// <summary>The distinct values, ascending, when they are at most 256; else null.</summary>
    public long[]? Distinct { get; }

    /// <summary>The bits of all values less the minimum, in one width.</summary>
    public long BitsInOne { get; }

    /// <summary>The same when every block has its own minimum and width.</summary>
    public long BitsInBlocks { get; }

    public static NumericStatistics Gather(ReadOnlySpan<long> values)
    {
        var min = long.MaxValue;
        var max = long.MinValue;
        long bitsInBlocks = 0;
        for (var start = 0; start < values.Length; start += DocValuesFormat.NumericBlockSize)
        {
            var block = BlockAt(values, start);
            var (blockMin, blockMax) = Range(block);
            bitsInBlocks += Bits(blockMin, blockMax, block.Length);
            min = Math.Min(min, blockMin);
            max = Math.Max(max, blockMax);
        }

        return new NumericStatistics(min, max, GcdOf(values, min, max), DistinctOf(values), Bits(min, max, values.Length), bitsInBlocks);
    }

    /// <summary>The values of the block that begins at <paramref name="start"/>: the last one is shorter.</summary>
    internal static ReadOnlySpan<long> BlockAt(ReadOnlySpan<long> values, int start) =>
        values.Slice(start, Math.Min(DocValuesFormat.NumericBlockSize, values.Length - start));

    internal static (long Min, long Max) Range(ReadOnlySpan<long> values)
    {
        var min = long.MaxValue;
        var max = long.MinValue;
        foreach (var value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        return (min, max);
    }

    private static long Bits(long min, long max, int count) => min >= max ? 0 : (long)DirectWriter.WidthOf((ulong)(max - min)) * count;

    private static long GcdOf(ReadOnlySpan<long> values, long min, long max)
    {
        if (values.IsEmpty)
        {
            return 0;
        }

        if (min < -GcdLimit || max >= GcdLimit)
        {
            return 1;
        }

        long gcd = 0;
        foreach (var value in values)
        {
            // Once the divisor is found, most values divide at the first attempt.
            var difference = value - min;
            if (gcd != 0 && difference % gcd == 0)
            {
                continue;
            }

            while (difference != 0)
            {
                (gcd, difference) = (difference, gcd % difference);
            }

            if (gcd == 1)
            {
                break;
            }
        }

        return gcd;
    }

    private static long[]? DistinctOf(ReadOnlySpan<long> values)
    {
        var distinct = new HashSet<long>();
        long previous = 0;
        foreach (var value in values)
        {
            if (value == previous && distinct.Count > 0)
            {
                continue;
            }

            previous = value;
            if (distinct.Add(value) && distinct.Count > DocValuesFormat.MaxTableSize)
            {
                return null;
            }
        }

        long[] sorted = [.. distinct];
        Array.Sort(sorted);
        return sorted;
    }
}
