using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>Random access to non-decreasing values; <see cref="DirectMonotonicFormat"/> draws them. Immutable and safe for use
/// by several threads.</summary>
public sealed class DirectMonotonicReader
{
    private readonly int _blockShift;
    private readonly long _blockMask;
    private readonly Line[] _lines;
    private readonly string _name;

    /// <param name="meta">What <see cref="DirectMonotonicMeta.Read"/> gave.</param>
    /// <param name="dataSlice">The region that the blocks' offsets count from.</param>
    /// <exception cref="CorruptIndexException">A block's data is not within the slice.</exception>
    public DirectMonotonicReader(DirectMonotonicMeta meta, IndexInput dataSlice)
    {
        Count = meta.Count;
        _blockShift = meta.BlockShift;
        _blockMask = (1L << meta.BlockShift) - 1;
        _name = dataSlice.Name;
        _lines = new Line[meta.BlockCount];
        for (var i = 0; i < _lines.Length; i++)
        {
            _lines[i] = ReadLine(meta, i, dataSlice);
        }
    }

    /// <summary>The number of values.</summary>
    public long Count { get; }

    /// <summary>The value at an index in [0, <see cref="Count"/>).</summary>
    /// <exception cref="CorruptIndexException">There is no such value; indexes often come from disk.</exception>
    public long Get(long index)
    {
        if ((ulong)index >= (ulong)Count)
        {
            CorruptIndexException.Throw($"monotonic value {index} of {Count}", _name);
        }

        ref readonly var line = ref _lines[index >> _blockShift];
        var offset = index & _blockMask;
        var value = line.Min + DirectMonotonicFormat.Expected(line.Slope, offset);
        return line.Distances is null ? value : value + line.Distances.Get(offset);
    }

    /// <summary>The values [start, start + values.Length), much faster than one by one.</summary>
    /// <exception cref="CorruptIndexException">The range is not within the values.</exception>
    public void Fill(long start, Span<long> values)
    {
        if (start < 0 || start > Count - values.Length)
        {
            CorruptIndexException.Throw($"monotonic values [{start}, {start + values.Length}) are not within {Count}", _name);
        }

        while (values.Length > 0)
        {
            var offset = start & _blockMask;
            var part = values[..(int)Math.Min(values.Length, _blockMask + 1 - offset)];
            FillPart(_lines[start >> _blockShift], offset, part);
            start += part.Length;
            values = values[part.Length..];
        }
    }

    private static void FillPart(in Line line, long offset, Span<long> values)
    {
        if (line.Distances is null)
        {
            values.Clear();
        }
        else
        {
            line.Distances.Fill(offset, values);
        }

        var min = line.Min;
        var slope = line.Slope;
        if (!(slope >= 0) || slope * (offset + values.Length) > int.MaxValue / 2)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] += min + DirectMonotonicFormat.Expected(slope, offset + i);
            }

            return;
        }

        // The same: what fits an int needs no care for the ends of its range.
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += min + float.ConvertToIntegerNative<int>(slope * (float)((int)offset + i));
        }
    }

    private static Line ReadLine(DirectMonotonicMeta meta, int block, IndexInput data)
    {
        var (min, slope, offset, bitsPerValue) = meta.BlockAt(block);
        if (bitsPerValue == 0)
        {
            return new Line(min, slope, null);
        }

        var values = Math.Min(1L << meta.BlockShift, meta.Count - ((long)block << meta.BlockShift));
        if (offset < 0 || offset > data.Length)
        {
            CorruptIndexException.Throw($"data of monotonic block {block} at offset {offset} of {data.Length}", data.Name);
        }

        var slice = data.Slice("monotonic values", offset, data.Length - offset);
        return new Line(min, slope, new DirectReader(slice, bitsPerValue, values));
    }

    private readonly record struct Line(long Min, float Slope, DirectReader? Distances);
}
