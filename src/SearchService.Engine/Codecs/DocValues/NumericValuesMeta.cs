using SearchService.Engine.Coding;
using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>The metadata of a numeric column's values: everything of a Numeric entry that stands behind its Docs.
/// <see cref="DocValuesFormat"/> draws it. Immutable.</summary>
public sealed record NumericValuesMeta
{
    private const int MaxBlockShift = 30;

    private NumericValuesMeta()
    {
    }

    /// <summary>The number of values.</summary>
    public long Count { get; private init; }

    /// <summary>The distinct values; null when values are not stored by table.</summary>
    public long[]? Table { get; private init; }

    /// <summary>Values per block as a power of two; -1 when values are not stored in block mode.</summary>
    public int BlockShift { get; private init; }

    /// <summary>0 = all values are <see cref="Min"/>. Meaningless in block mode.</summary>
    public int BitsPerValue { get; private init; }

    public long Min { get; private init; }

    public long Gcd { get; private init; }

    public long ValuesOffset { get; private init; }

    public long ValuesLength { get; private init; }

    /// <summary>Where the offsets of the blocks begin; only in block mode.</summary>
    public long JumpTableOffset { get; private init; }

    /// <summary>Reads it at the cursor and moves behind it.</summary>
    /// <exception cref="CorruptIndexException">Counts and widths are not those of any form.</exception>
    public static NumericValuesMeta Read(IndexInput input)
    {
        var count = input.ReadLong();
        var tableSize = input.ReadInt();
        if (count < 0 || tableSize is > DocValuesFormat.MaxTableSize or < -2 - MaxBlockShift)
        {
            CorruptIndexException.Throw($"{count} values with a table of {tableSize} before offset {input.Position}", input.Name);
        }

        var table = tableSize > 0 ? ReadTable(input, tableSize) : null;
        var meta = new NumericValuesMeta
        {
            Count = count,
            Table = table,
            BlockShift = tableSize < DocValuesFormat.NoTable ? -2 - tableSize : -1,
            BitsPerValue = input.ReadByte(),
            Min = input.ReadLong(),
            Gcd = input.ReadLong(),
            ValuesOffset = input.ReadLong(),
            ValuesLength = input.ReadLong(),
            JumpTableOffset = input.ReadLong(),
        };
        meta.CheckWidth(input);
        return meta;
    }

    private static long[] ReadTable(IndexInput input, int size)
    {
        var table = new long[size];
        foreach (ref var value in table.AsSpan())
        {
            value = input.ReadLong();
        }

        return table;
    }

    private void CheckWidth(IndexInput input)
    {
        // A table has at most 256 entries.
        var legal = BlockShift >= 0
            ? BitsPerValue == DocValuesFormat.BitsPerBlock
            : BitsPerValue == 0 || (DirectWriter.IsSupported(BitsPerValue) && (Table is null || BitsPerValue <= 8));
        if (!legal)
        {
            CorruptIndexException.Throw($"{BitsPerValue} bits per value (table of {Table?.Length}, block shift {BlockShift}) before offset {input.Position}", input.Name);
        }
    }
}
