using SearchService.Engine.Store;

namespace SearchService.Engine.Coding;

/// <summary>The metadata of stored non-decreasing values: what a <see cref="DirectMonotonicReader"/> needs beside the data.
/// Immutable. <see cref="DirectMonotonicFormat"/> draws it.</summary>
public sealed class DirectMonotonicMeta
{
    private readonly Block[] _blocks;

    private DirectMonotonicMeta(long count, int blockShift, Block[] blocks)
    {
        Count = count;
        BlockShift = blockShift;
        _blocks = blocks;
    }

    /// <summary>The number of values.</summary>
    public long Count { get; }

    /// <summary>Values per block as a power of two.</summary>
    public int BlockShift { get; }

    internal int BlockCount => _blocks.Length;

    internal ref readonly Block BlockAt(int index) => ref _blocks[index];

    /// <summary>Reads the metadata at the cursor, 21 bytes for each block, and moves behind it.</summary>
    /// <param name="meta">The meta file.</param>
    /// <param name="count">The number of values.</param>
    /// <param name="blockShift">Values per block as a power of two.</param>
    /// <exception cref="CorruptIndexException">The shift is not 2 to 22, or the input is too short for the count.</exception>
    public static DirectMonotonicMeta Read(IndexInput meta, long count, int blockShift)
    {
        if (blockShift is < DirectMonotonicFormat.MinBlockShift or > DirectMonotonicFormat.MaxBlockShift)
        {
            CorruptIndexException.Throw($"block shift before offset {meta.Position} is {blockShift}, expected 2 to 22", meta.Name);
        }

        var blockCount = DirectMonotonicFormat.BlockCount(count, blockShift);
        if (count < 0 || blockCount > (meta.Length - meta.Position) / DirectMonotonicFormat.MetaBytesPerBlock)
        {
            CorruptIndexException.Throw($"{count} monotonic values at offset {meta.Position} are more than the bytes left can describe", meta.Name);
        }

        var blocks = new Block[blockCount];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = new Block(meta.ReadLong(), meta.ReadFloat(), meta.ReadLong(), meta.ReadByte());
        }

        return new DirectMonotonicMeta(count, blockShift, blocks);
    }

    internal readonly record struct Block(long Min, float Slope, long DataOffset, int BitsPerValue);
}
