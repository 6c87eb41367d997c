using SearchService.Engine.Model;

namespace SearchService.Engine.Codecs;

/// <summary>The postings of a segment: which documents hold a term, how often, and at which positions. Introduced with Lucene
/// 8.4. Source: format note, section 6.
/// <code>
/// .doc         --> IndexHeader, ByteOrder (u8, ignored), TermDocs of each term with df > 1, Footer
/// .pos         --> IndexHeader, TermPositions of each term of a field with positions, Footer
/// .pay         --> read over, never written: payloads and offsets of full position blocks
///
/// TermDocs     --> DocBlock * (df / 128), DocTail, SkipData if df > 128
/// DocBlock     --> DeltaBlock of the document deltas, PForBlock of the frequencies if the field has them
/// DocTail      --> (df mod 128) times: vint delta                       without frequencies
///                                      vint (delta &lt;&lt; 1 | 1)             frequency 1
///                                      vint (delta &lt;&lt; 1), vint freq      any other
/// SkipData     --> (vlong length, Level) from the highest level down to 1, then Level 0 without a length
/// Level        --> SkipEntry *
/// SkipEntry    --> vint doc delta, vlong .doc offset delta,
///                  [vlong .pos offset delta, vint positions before, [vint payload bytes before], [vlong .pay offset delta]],
///                  vint length, Impacts, [vlong child, on levels above 0]
/// Impacts      --> (vint (freqDelta - 1) &lt;&lt; 1 | n, [zlong normDelta - 1 if n = 1]) *
///
/// TermPositions --> PForBlock of position deltas * (ttf / 128), PositionTail
/// PositionTail  --> (ttf mod 128) times: vint delta, or with payloads vint (delta &lt;&lt; 1 | lengthChanged), [vint length], the payload;
///                   then with offsets vint (startDelta &lt;&lt; 1 | lengthChanged), [vint length]
///
/// DeltaBlock   --> u8 b, ForBlock(b); b = 0: nothing follows, all 128 deltas are 1
/// PForBlock    --> u8 (e &lt;&lt; 5 | b), ForBlock(b) or, when b = 0, vlong the value of all; then e times (u8 index, u8 high bits)
/// ForBlock(b)  --> 128 values of b bits in 2·b little-endian 64-bit words
///
/// a term with df = 300 in .doc:
/// docStartFP                                                    docStartFP + skipOffset
/// | b | deltas 16·b bytes | token | freqs | b | deltas | ... | tail: 44 vints | entry 1 | entry 2 |
/// |--------------- block 1 --------------|----- block 2 -----|                |-- skip level 0 --|
///                                        ^ entry 1 points here ^ entry 2 points here
///
/// skip entries of df = 8,300 (64 full blocks), levels as written:
/// level 2: length | entry of block 64, child ------------------------------------------+
/// level 1: length | entry of block 8, child | entry of 16, child | ... | entry of 64, [v] child -+
/// level 0:          entry 1 | entry 2 | ... | entry 8 | ... | entry 64 [v]
/// A child pointer counts from the start of the level below, to the byte just behind the impacts of the entry of the same block: on
/// level 0 that is behind the entry, on higher levels it is that entry's own child pointer.
/// </code>
/// A term in a single document has nothing in .doc: its document is in the terms dictionary, its frequency is the total.</summary>
public static class PostingsFormat
{
    public const string DocCodec = "Lucene84PostingsWriterDoc";
    public const string PosCodec = "Lucene84PostingsWriterPos";
    public const string PayCodec = "Lucene84PostingsWriterPay";
    public const string TermsCodec = "Lucene84PostingsWriterTerms";

    public const string DocExtension = "doc";
    public const string PosExtension = "pos";
    public const string PayExtension = "pay";

    /// <summary>The segment suffix of postings and terms files: the format's name and the number of its instance.</summary>
    public const string Suffix = "Lucene84_0";

    /// <summary>The version written and read. 1 added the delta form of single documents to the terms' metadata; releases that
    /// wrote 0 are older than the terms dictionary that is read here.</summary>
    public const int Version = 1;

    /// <summary>The letter behind the header of .doc that says how the writer's machine ordered bytes; readers ignore it.</summary>
    public const byte LittleEndianMark = (byte)'L';

    /// <summary>Postings in a full block, and positions in one.</summary>
    public const int BlockSize = 128;

    /// <summary>An entry on one skip level for so many on the level below.</summary>
    public const int SkipMultiplier = 8;

    /// <summary>128 · 8⁹ postings are more than a segment can hold.</summary>
    public const int MaxSkipLevels = 10;

    /// <summary>The greatest position that Lucene accepts.</summary>
    public const int MaxPosition = int.MaxValue - BlockSize;

    /// <summary>How many entries the lowest skip level has: one for each full block that another document follows.</summary>
    public static int SkipEntryCount(int docFreq) => (docFreq - 1) / BlockSize;

    /// <summary>The field attribute that names the format of a field's postings; absent when the field has no terms.</summary>
    public const string FormatAttribute = "PerFieldPostingsFormat.format";

    /// <summary>The field attribute with the number of the format's instance.</summary>
    public const string SuffixAttribute = "PerFieldPostingsFormat.suffix";

    /// <summary>The field attributes by which Lucene finds the format of a field's postings, in the field infos.</summary>
    public static void NoteAttributes(FieldInfo field)
    {
        field.Attributes[FormatAttribute] = "Lucene84";
        field.Attributes[SuffixAttribute] = "0";
    }
}
