using SearchService.Engine.Store;

namespace SearchService.Conformance.Tests;

/// <summary>Finds where the blocks of a posting list begin by walking over their lengths, without decoding values. Source: format
/// note, sections 6.3, 6.4 and 6.8.</summary>
public static class BlockWalk
{
    /// <summary>Postings or positions in a full block.</summary>
    public const int BlockSize = 128;

    /// <summary>The offsets in the .doc file of the blocks of a term and, last, of what follows its last full block.</summary>
    public static long[] DocBlocks(ReadOnlySpan<byte> file, TermPlace place, bool hasFreqs)
    {
        var offsets = new long[place.DocFreq / BlockSize + 1];
        var reader = new ByteReader(file, ".doc") { Position = (int)place.DocStart };
        offsets[0] = reader.Position;
        for (var i = 1; i < offsets.Length; i++)
        {
            var bits = reader.ReadByte();
            reader.ReadSpan(PackedBytes(bits));
            if (hasFreqs)
            {
                SkipPatched(ref reader);
            }

            offsets[i] = reader.Position;
        }

        return offsets;
    }

    /// <summary>The offsets in the .pos file of the blocks of a term and, last, of what follows its last full block.</summary>
    public static long[] PosBlocks(ReadOnlySpan<byte> file, TermPlace place)
    {
        var offsets = new long[place.TotalTermFreq / BlockSize + 1];
        var reader = new ByteReader(file, ".pos") { Position = (int)place.PosStart };
        offsets[0] = reader.Position;
        for (var i = 1; i < offsets.Length; i++)
        {
            SkipPatched(ref reader);
            offsets[i] = reader.Position;
        }

        return offsets;
    }

    private static int PackedBytes(int bitsPerValue) => BlockSize / 8 * bitsPerValue;

    private static void SkipPatched(ref ByteReader reader)
    {
        var token = reader.ReadByte();
        var bits = token & 31;
        if (bits == 0)
        {
            reader.ReadVLong();
        }

        reader.ReadSpan(PackedBytes(bits) + 2 * (token >> 5));
    }
}
