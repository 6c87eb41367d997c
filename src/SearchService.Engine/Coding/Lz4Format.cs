namespace SearchService.Engine.Coding;

/// <summary>LZ4 as the index uses it: single blocks, and units of blocks that share a preset dictionary. Format note, section 3.3.
/// <code>
/// Block    --> Sequence^n, and nothing that says where it ends: the reader knows the decoded length
/// Sequence --> Token (u8) [, More literals ], Literals [, Distance (u16, little-endian) [, More matched ] ]
///
///   Token  | literal count, 15 = more follow | match length - 4, 15 = more follow |
///            7                             4   3                                0
///   More   a byte 255 as long as another follows; all are added
///
/// Unit     --> D (vint), B (vint), CompressedBytes (vint) of the dictionary, CompressedBytes (vint) of each sub-block,
///              Dictionary (a Block of D bytes), SubBlock^m (Blocks of B bytes, the last one of the rest)
///
///   decoded   | dictionary, D bytes | sub-block 0, B bytes | sub-block 1 | … | sub-block m - 1 |
///   matches of each sub-block reach into itself and into the dictionary, as if that stood right before it
/// </code>
/// The last sequence of a block has literals only. A match is copied byte by byte, so that a distance below its length repeats.
/// D and B are the writer's choice: Lucene's, and ours, are D = length / 160, B = (length - D + 9) / 10, so m ≤ 10. A unit of
/// nothing is 00 00 01 00.</summary>
public static class Lz4Format
{
    /// <summary>The shortest match.</summary>
    public const int MinMatch = 4;

    /// <summary>The farthest match.</summary>
    public const int MaxDistance = ushort.MaxValue;

    /// <summary>A block ends in this many literals at least.</summary>
    public const int LastLiterals = 5;

    /// <summary>No match begins in this many last bytes of a block. (The format asks for 9, other decoders like 12.)</summary>
    public const int NoMatchBytes = 12;

    /// <summary>No byte of a block decodes to more bytes than this.</summary>
    public const int MaxExpansion = byte.MaxValue;

    /// <summary>Sub-blocks of a unit.</summary>
    public const int SubBlocks = 10;

    /// <summary>The dictionary is the first 1 / (10 · 16) of a unit's bytes.</summary>
    public const int DictionaryFraction = SubBlocks * 16;

    /// <summary>The most bytes that a block of so many decoded bytes can take: literals only, with their count.</summary>
    public static int MaxBlockLength(int decodedBytes) => checked(decodedBytes + (decodedBytes / 255) + 16);
}
