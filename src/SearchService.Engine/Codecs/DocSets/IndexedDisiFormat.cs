namespace SearchService.Engine.Codecs;

/// <summary>A set of document ids on disk that knows the rank of each: which documents of a sparse column have a value, and
/// the how-manieth each is. Ids are cut into blocks of 65536; empty blocks are left out. Source: format note, section 4.2
/// (Lucene 7; rank and jump tables since Lucene 8).
/// <code>
/// IndexedDisi --> Block (ascending)…, Terminator, [JumpTable]
/// Block       --> BlockNumber (u16), Cardinality - 1 (u16), Sparse | Dense | All
/// Sparse      --> the low 16 bits of each id (u16), ascending          Cardinality ≤ 4095
/// Dense       --> [RankTable], 1024 words (i64, bit 0 = first id)      4096 ≤ Cardinality ≤ 65535
/// All         --> nothing                                              Cardinality = 65536
/// RankTable   --> per 2^RankPower ids: the members of the block before them (u16)
/// Terminator  --> the block 32767 with the one id 65535
/// JumpTable   --> per block number up to the last used one, and for the terminator:
///                 members of all blocks before it (i32), offset of its block from the start (i32)
///
/// documents 0, 1, 3:   00 00 | 00 02 | 00 00  00 01  00 03 | 7f ff 00 00 ff ff
///                      block   3 - 1   ids                   terminator (no jump table: only block 0 is used)
/// </code>
/// A number that is missing in the jump table points to the next block that exists. The table is left out, and counted as 0
/// entries, when only block 0 is used.</summary>
public static class IndexedDisiFormat
{
    public const int BlockShift = 16;
    public const int BlockSize = 1 << BlockShift;

    /// <summary>The greatest cardinality of a sparse block: above it a bitmap is smaller.</summary>
    public const int MaxSparseCardinality = (BlockSize / 16) - 1;

    public const int WordsPerBlock = BlockSize / 64;
    public const int BitmapBytes = WordsPerBlock * sizeof(long);

    /// <summary>What is written: an entry of the rank table for every 512 ids.</summary>
    public const int RankPower = 9;

    /// <summary>Stands for "no rank table" (and for "no set at all").</summary>
    public const int NoRankTable = -1;

    public const int MinRankPower = 7;
    public const int MaxRankPower = 15;

    /// <summary>The block that ends the list.</summary>
    public const int TerminatorBlock = 32767;

    /// <summary>The bytes of a dense block's rank table.</summary>
    public static int RankTableBytes(int rankPower) => rankPower == NoRankTable ? 0 : (BlockSize >> rankPower) * sizeof(short);
}
