namespace SearchService.Engine.Codecs;

/// <summary>The terms dictionary of a segment: for each indexed field its terms in ascending order of bytes, each with its
/// statistics and the way to its postings. Version 6, introduced with Lucene 8.6. Source: format note, section 7.
/// <code>
/// .tim        --> IndexHeader, Block of every field, Footer
/// .tip        --> IndexHeader, Fst of every field with terms, Footer
/// .tmd        --> IndexHeader, IndexHeader of the postings format, PostingsBlockSize (vint), FieldCount (vint), Field*,
///                 TipLength (i64), TimLength (i64), Footer                                     fields by ascending name
/// Field       --> Number (vint), TermCount (vlong), RootCode (vint length, BlockPointer), [SumTotalTermFreq (vlong)],
///                 SumDocFreq (vlong), DocCount (vint), MinTerm, MaxTerm (vint length, bytes), FstOffset (vlong), FstMeta
///
/// BlockPointer --> (BlockFP &lt;&lt; 2 | HasTerms &lt;&lt; 1 | IsFloor) (vlong), [FloorCount (vint), Floor * FloorCount]
/// Floor        --> LeadLabel (u8), ((FloorFP - BlockFP) &lt;&lt; 1 | HasTerms) (vlong)
///
/// Block       --> (EntryCount &lt;&lt; 1 | LastInFloor) (vint), (SuffixBytes &lt;&lt; 3 | IsLeaf &lt;&lt; 2 | Compression) (vlong), Suffixes,
///                 (LengthBytes &lt;&lt; 1 | AllEqual) (vint), Lengths, StatsBytes (vint), Stats, MetadataBytes (vint), Metadata
/// Lengths     --> in a leaf: SuffixLength (vint) *; else, for a term: SuffixLength &lt;&lt; 1 (vint),
///                 for a sub-block: SuffixLength &lt;&lt; 1 | 1 (vint), BlockFP - SubBlockFP (vlong). AllEqual: one byte for all
/// Stats       --> (RunLength - 1) &lt;&lt; 1 | 1 (vint) for a run of terms that occur once in one document,
///                 else DocFreq &lt;&lt; 1 (vint), [TotalTermFreq - DocFreq (vlong)]
/// Metadata    --> of each term what the postings format needs: section 6.9
/// </code>
/// A block belongs to a prefix and holds, in order, the terms and sub-blocks that continue it. Whatever starts with the prefix
/// of a sub-block is in that sub-block, the term equal to it included. A block that would be too big is cut by the first
/// byte of the suffixes into floor blocks that stand one behind the other:
/// <code>
/// terms: a00..a29, b00..b29, c                  .tim |block a|block b|root|        sub-blocks before their parent
///
///   FST:  "" → root     "a" → block a     "b" → block b
///   root: [a] ─► block a: 00 01 .. 29
///         [b] ─► block b: 00 01 .. 29           30 entries, shared prefix written nowhere but in the FST
///          c                                    a term: 1 suffix byte
///
/// 60 terms d?: floor blocks                     |d: -1..'o' first|d: 'p'.. |
///   FST:  "d" → first block, 1 more: 'p' at +Δ  a term "dq…" is in the last floor block whose label is ≤ 'q'
/// </code>
/// The FST leads from every block prefix to its <i>BlockPointer</i>; the deepest one along a term is where the term is, or
/// nowhere.</summary>
public static class BlockTreeFormat
{
    public const string TermsCodec = "BlockTreeTermsDict";
    public const string IndexCodec = "BlockTreeTermsIndex";
    public const string MetaCodec = "BlockTreeTermsMeta";

    public const string TermsExtension = "tim";
    public const string IndexExtension = "tip";
    public const string MetaExtension = "tmd";

    /// <summary>6 = metadata in .tmd (Lucene 8.6). Versions 3 to 5 kept it in .tim and .tip and are not read.</summary>
    public const int Version = 6;

    /// <summary>A prefix gets a block of its own when so many entries share it.</summary>
    public const int MinItemsInBlock = 25;

    /// <summary>A block is cut into floor blocks when it would have more entries: 2 · (min - 1).</summary>
    public const int MaxItemsInBlock = 2 * (MinItemsInBlock - 1);

    /// <summary>The longest term that Lucene indexes, in bytes.</summary>
    public const int MaxTermBytes = 32_766;

    public const int PointerIsFloor = 1;
    public const int PointerHasTerms = 2;
    public const int PointerFlagBits = 2;

    /// <summary>The lead label of the term that equals a block's prefix: before all bytes.</summary>
    public const int NoLabel = -1;

    public const int SuffixesRaw = 0;
    public const int SuffixesLowercaseAscii = 1;
    public const int SuffixesLZ4 = 2;
    public const int SuffixesCompressionMask = 3;
    public const int SuffixesLeaf = 4;
    public const int SuffixesFlagBits = 3;
}
