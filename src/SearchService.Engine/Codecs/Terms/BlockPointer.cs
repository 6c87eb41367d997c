using SearchService.Engine.Store;

namespace SearchService.Engine.Codecs;

/// <summary>What the FST says of a block prefix, read for one label: where the prefix's first block is, and which of its floor
/// blocks holds what goes on with the label. Layout: <see cref="BlockTreeFormat"/>.</summary>
/// <param name="FirstFP">File offset of the prefix's first block.</param>
/// <param name="FP">File offset of the block for the label.</param>
/// <param name="HasTerms">False when that block holds nothing but sub-blocks.</param>
internal readonly record struct BlockPointer(long FirstFP, long FP, bool HasTerms)
{
    /// <summary>The greatest pointer: a vlong, a count, and a label with a vlong for each further byte value.</summary>
    public const int MaxBytes = 9 + 2 + (256 * (1 + 9));

    /// <summary>Reads a pointer and chooses the floor block for a label; <see cref="BlockTreeFormat.NoLabel"/> chooses the first.</summary>
    /// <exception cref="CorruptIndexException">The bytes end early.</exception>
    public static BlockPointer Read(ReadOnlySpan<byte> bytes, int label, string resource)
    {
        var reader = new ByteReader(bytes, resource);
        var code = reader.ReadVLong();
        var firstFP = code >> BlockTreeFormat.PointerFlagBits;
        var pointer = new BlockPointer(firstFP, firstFP, (code & BlockTreeFormat.PointerHasTerms) != 0);
        if ((code & BlockTreeFormat.PointerIsFloor) == 0 || label < 0)
        {
            return pointer;
        }

        for (var floors = reader.ReadVInt(); floors != 0 && label >= reader.ReadByte(); floors--)
        {
            var floor = reader.ReadVLong();
            pointer = new BlockPointer(firstFP, firstFP + (floor >> 1), (floor & 1) != 0);
        }

        return pointer;
    }
}
