namespace SearchService.Engine.Codecs;

/// <summary>The stored fields of a segment's documents: .fdt the data in compressed chunks, .fdx where each chunk begins, .fdm
/// what is needed to read .fdx. Format of Lucene 8.7, mode BEST_SPEED; format note, section 3. All segments have these files.
/// <code>
/// .fdt     --> IndexHeader("Lucene87StoredFieldsFastData", 3, ""), Chunk^n, Footer
/// Chunk    --> DocBase (vint), DocCount · 2 + Sliced (vint), FieldCounts (Ints), Lengths (Ints), Unit^u
/// Ints     --> one per document: a plain vint if there is one document; else BitsPerValue (vint) and, if that is 0, one vint for
///              all, otherwise the values packed, most significant bit first, up to a whole byte
/// Unit     --> drawn in Lz4Format; u = 1, or if Sliced one for every ChunkLength bytes
/// Document --> ((FieldNumber · 8 + Type) (vlong), Value)^fields
/// Value    --> 0 string: Length (vint), UTF-8 | 1 binary: Length (vint), bytes | 2 int: zint | 3 float | 4 long | 5 double: see
///              StoredNumberCoding
///
///   .fdt  | IndexHeader | chunk 0 | chunk 1 | … | Footer (16) |
///         chunk  | docBase | n·2 | counts | lengths | LZ4( document 0, document 1, … document n - 1 ) |
///
/// .fdm     --> IndexHeader("Lucene85FieldsIndexMeta", 3, ""), ChunkLength (vint), PackedVersion = 2 (vint), MaxDoc (i32),
///              BlockShift = 10 (i32), n + 1 (i32), FP (i64), MonotonicMeta, FP (i64), MonotonicMeta, FP (i64),
///              MaxPointer (i64), DirtyChunks (vlong), DirtyDocs (vlong), Footer
/// .fdx     --> IndexHeader("Lucene85FieldsIndexIdx", 0, ""), MonotonicData, MonotonicData, Footer
/// </code>
/// The two monotonic sequences are the first document of every chunk, then maxDoc; and the .fdt offset of every chunk, then
/// MaxPointer, where the footer begins. The three FPs bound their data in .fdx. A chunk is closed as soon as it has ChunkLength
/// bytes or MaxDocsPerChunk documents after a whole document; it is sliced from two ChunkLengths on. Dirty chunks are those
/// that were closed before they were full, dirty documents what they lack: hints for Lucene's merges.</summary>
public static class StoredFieldsFormat
{
    public const string DataExtension = "fdt";
    public const string IndexExtension = "fdx";
    public const string MetaExtension = "fdm";

    public const string DataCodec = "Lucene87StoredFieldsFastData";
    public const string IndexCodec = "Lucene85FieldsIndexIdx";
    public const string MetaCodec = "Lucene85FieldsIndexMeta";

    /// <summary>Of .fdt and .fdm. Versions below 3 belong to codecs before Lucene 8.7.</summary>
    public const int DataVersion = 3;

    public const int IndexVersion = 0;
    public const int PackedVersion = 2;

    /// <summary>The attribute of the segment info that names the mode.</summary>
    public const string ModeAttribute = "Lucene87StoredFieldsFormat.mode";

    /// <summary>The mode that is written and read: LZ4.</summary>
    public const string BestSpeed = "BEST_SPEED";

    /// <summary>The mode that is not read: DEFLATE.</summary>
    public const string BestCompression = "BEST_COMPRESSION";

    /// <summary>Uncompressed bytes that close a chunk.</summary>
    public const int ChunkLength = 10 * 60 * 1024;

    /// <summary>Documents that close a chunk.</summary>
    public const int MaxDocsPerChunk = 1024;

    /// <summary>Of the two monotonic sequences.</summary>
    public const int BlockShift = 10;

    /// <summary>Bits of a value's type below its field number.</summary>
    public const int TypeBits = 3;

    /// <summary>The types of values.</summary>
    public const int TypeString = 0, TypeBinary = 1, TypeInt = 2, TypeFloat = 3, TypeLong = 4, TypeDouble = 5;
}
