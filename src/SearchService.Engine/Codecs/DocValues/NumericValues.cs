using System.Diagnostics.CodeAnalysis;
using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The values of a numeric column by their index, in whichever form they are stored. Immutable and safe for use by
/// several threads. <see cref="DocValuesFormat"/> draws the forms.</summary>
public sealed class NumericValues
{
    private readonly long _min;
    private readonly long _gcd;

    // Exactly one of the two is not null, unless all values are _min.
    private readonly DirectReader? _packed;
    private readonly Block[]? _blocks;

    // One entry for every number that fits the width, so that no damaged byte leads outside.
    private readonly long[]? _table;
    private readonly int _blockShift;
    private readonly string _name;

    /// <param name="meta">What the metadata says of the values.</param>
    /// <param name="data">The data file.</param>
    /// <exception cref="CorruptIndexException">The values do not fit the region.</exception>
    public NumericValues(NumericValuesMeta meta, IndexInput data)
    {
        Count = meta.Count;
        _name = data.Name;
        _min = meta.Min;
        _gcd = meta.Gcd;
        _blockShift = meta.BlockShift;
        if (meta.BlockShift >= 0)
        {
            _blocks = ReadBlocks(meta, data);
        }
        else if (meta.BitsPerValue > 0)
        {
            var slice = data.Slice("numeric values", meta.ValuesOffset, meta.ValuesLength);
            _packed = new DirectReader(slice, meta.BitsPerValue, meta.Count);
            _table = meta.Table is null ? null : Pad(meta.Table, meta.BitsPerValue);
        }
    }

    /// <summary>The number of values.</summary>
    public long Count { get; }

    /// <summary>The value at an index in [0, <see cref="Count"/>).</summary>
    /// <exception cref="CorruptIndexException">The index lies outside; indexes come from sets on disk.</exception>
    public long Get(long index)
    {
        if (_packed is not null)
        {
            var packed = _packed.Get(index);
            return _table is null ? (_gcd * packed) + _min : _table[packed];
        }

        return _blocks is null ? _min : GetInBlock(_blocks, index);
    }

    /// <summary>The values [start, start + values.Length), much faster than one by one.</summary>
    /// <exception cref="CorruptIndexException">The range is not within the values.</exception>
    public void Fill(long start, Span<long> values)
    {
        if (start < 0 || start > Count - values.Length)
        {
            ThrowOutside(start, start + values.Length);
        }

        if (_blocks is not null)
        {
            FillFromBlocks(_blocks, start, values);
        }
        else if (_packed is null)
        {
            values.Fill(_min);
        }
        else if (_table is not null)
        {
            _packed.Fill(start, values);
            foreach (ref var value in values)
            {
                value = _table[value];
            }
        }
        else
        {
            _packed.Fill(start, values);
            Scale(values, _gcd, _min);
        }
    }

    private static long[] Pad(long[] table, int bitsPerValue)
    {
        var padded = new long[1 << bitsPerValue];
        table.AsSpan(0, Math.Min(table.Length, padded.Length)).CopyTo(padded);
        return padded;
    }

    private static void Scale(Span<long> values, long gcd, long min)
    {
        if (gcd == 1 && min == 0)
        {
            return;
        }

        foreach (ref var value in values)
        {
            value = (value * gcd) + min;
        }
    }

    private static Block[] ReadBlocks(NumericValuesMeta meta, IndexInput data)
    {
        var blockCount = ((meta.Count - 1) >> meta.BlockShift) + 1;
        if (blockCount > data.Length / sizeof(long))
        {
            CorruptIndexException.Throw($"{blockCount} blocks of values in {data.Length} bytes", data.Name);
        }

        var input = data.Clone();
        var jumpTable = data.Slice("block offsets", meta.JumpTableOffset, blockCount * sizeof(long));
        var blocks = new Block[blockCount];
        for (var i = 0; i < blocks.Length; i++)
        {
            input.Seek(jumpTable.ReadLong());
            blocks[i] = ReadBlock(input, Math.Min(1L << meta.BlockShift, meta.Count - ((long)i << meta.BlockShift)));
        }

        return blocks;
    }

    private static Block ReadBlock(IndexInput input, long count)
    {
        int bitsPerValue = input.ReadByte();
        var min = input.ReadLong();
        if (bitsPerValue == 0)
        {
            return new Block(min, null);
        }

        var length = input.ReadInt();
        return new Block(min, new DirectReader(input.Slice("block of values", input.Position, length), bitsPerValue, count));
    }

    private long GetInBlock(Block[] blocks, long index)
    {
        if ((ulong)index >= (ulong)Count)
        {
            ThrowOutside(index, index + 1);
        }

        ref readonly var block = ref blocks[index >> _blockShift];
        return block.Values is null ? block.Min : (_gcd * block.Values.Get(index & ((1L << _blockShift) - 1))) + block.Min;
    }

    private void FillFromBlocks(Block[] blocks, long start, Span<long> values)
    {
        while (values.Length > 0)
        {
            ref readonly var block = ref blocks[start >> _blockShift];
            var offset = start & ((1L << _blockShift) - 1);
            var part = values[..(int)Math.Min(values.Length, (1L << _blockShift) - offset)];
            if (block.Values is null)
            {
                part.Fill(block.Min);
            }
            else
            {
                block.Values.Fill(offset, part);
                Scale(part, _gcd, block.Min);
            }

            start += part.Length;
            values = values[part.Length..];
        }
    }

    [DoesNotReturn]
    private void ThrowOutside(long start, long endExclusive) =>
        throw new CorruptIndexException($"values [{start}, {endExclusive}) are not within {Count}", _name);

    private readonly record struct Block(long Min, DirectReader? Values);
}
