namespace SearchService.Engine.Codecs;

/// <summary>Doc values: one column per field, from document to value. Codecs Lucene80DocValuesMetadata and
/// Lucene80DocValuesData (Lucene 8.0). Source: format note, section 5.
/// <code>
/// .dvm --> IndexHeader, (FieldNumber (i32), Type (u8), Entry)…, -1 (i32), Footer
/// .dvd --> IndexHeader, the regions that the entries point to, Footer
///
/// Entry        --> Numeric | Binary | Sorted | SortedSet | SortedNumeric
/// Numeric      --> Docs, NumValues (i64), TableSize (i32), [table values (i64)], BitsPerValue (u8), Min (i64), Gcd (i64),
///                  ValuesOffset (i64), ValuesLength (i64), JumpTableOffset (i64)
/// Sorted       --> Docs, NumDocs (i32), BitsPerOrd (u8), OrdsOffset (i64), OrdsLength (i64), Dictionary
/// SortedSet    --> 0 (u8), Sorted
///                | 1 (u8), Docs, BitsPerOrd (u8), OrdsOffset (i64), OrdsLength (i64), NumDocs (i32), Addresses, Dictionary
/// SortedNumeric--> Numeric, NumDocs (i32), [Addresses]                     Addresses if NumDocs ≠ NumValues
/// Binary       --> DataOffset (i64), DataLength (i64), Docs, NumDocs (i32), MinLength (i32), MaxLength (i32), [Addresses]
/// Addresses    --> Offset (i64), BlockShift (vint), monotonic meta of NumDocs + 1 values, Length (i64)
/// Docs         --> see DocsWithFieldFormat; monotonic meta: see DirectMonotonicFormat; Dictionary: see TermsDictionaryFormat
///
/// How a numeric value is stored:            value
///   BitsPerValue 0                          Min
///   TableSize 1 to 256                      table[packed]
///   TableSize -2 - shift (block mode)       Gcd × packed + minimum of the block of 2^shift values
///   otherwise (TableSize -1)                Gcd × packed + Min
///
/// Block mode: a block is BitsPerValue (u8), Min (i64), and if BitsPerValue > 0: Length (i32), Packed. Behind the last one
/// stand the blocks' absolute offsets (i64) and that of the jump table itself: JumpTableOffset points there.
///
/// values 10, 30, 20, 50 of all four documents of field 3, as a table with 2 bits per value:
/// .dvm  00 00 00 03 | 00   | ff…ff 00…00 ff ff ff | 00…04  | 00 00 00 04 | 00…0a 00…14 00…1e 00…32 | 02   | 00…00 | 00…01 | …
///       field         type   all documents          values   table         10    20    30    50      bits   min     gcd
/// .dvd  27 00 00 00        00 10 01 11: table entries 0, 2, 1, 3; padding
/// </code>
/// Version history: 0 = Lucene 8.0; 1 = binary values in compressed chunks (8.5); 2 = that is a choice, noted in a field
/// attribute (8.8). Columns other than binary ones are the same in all three.</summary>
public static class DocValuesFormat
{
    public const string MetaCodec = "Lucene80DocValuesMetadata";
    public const string DataCodec = "Lucene80DocValuesData";
    public const string MetaExtension = "dvm";
    public const string DataExtension = "dvd";

    public const int VersionStart = 0;
    public const int VersionCompressedBinary = 1;
    public const int VersionConfigurableCompression = 2;
    public const int VersionCurrent = VersionConfigurableCompression;

    /// <summary>The part of the file names and headers that says which format wrote the files, and its number.</summary>
    public const string Suffix = FormatName + "_" + FormatSuffix;

    public const string FormatName = "Lucene80";
    public const string FormatSuffix = "0";
    public const string FormatAttribute = "PerFieldDocValuesFormat.format";
    public const string SuffixAttribute = "PerFieldDocValuesFormat.suffix";
    public const string ModeAttribute = "Lucene80DocValuesFormat.mode";
    public const string BestCompression = "BEST_COMPRESSION";

    /// <summary>Stands behind the last entry, in the place of a field number.</summary>
    public const int EndOfEntries = -1;

    public const byte Numeric = 0;
    public const byte Binary = 1;
    public const byte Sorted = 2;
    public const byte SortedSet = 3;
    public const byte SortedNumeric = 4;

    /// <summary>Values per block of monotonic sequences, as a power of two.</summary>
    public const int MonotonicBlockShift = 16;

    /// <summary>Values per block in block mode, as a power of two.</summary>
    public const int NumericBlockShift = 14;

    public const int NumericBlockSize = 1 << NumericBlockShift;
    public const int MaxTableSize = 256;
    public const int NoTable = -1;

    /// <summary>In the place of the bits per value: every block has its own.</summary>
    public const byte BitsPerBlock = 0xFF;

    /// <summary>What stands for block mode in the place of the table size.</summary>
    public static int BlockMode(int blockShift) => -2 - blockShift;
}
