namespace SearchService.Engine.Codecs;

/// <summary>Norms: for each indexed field, one number per document that scoring needs, in practice the code of the field's
/// length. Codecs Lucene80NormsMetadata and Lucene80NormsData, version 0 (Lucene 8.0). Source: format note, section 4.
/// <code>
/// .nvm --> IndexHeader, Entry…, -1 (i32), Footer
/// .nvd --> IndexHeader, per field: [IndexedDisi] [Norm…], Footer
///
/// Entry --> FieldNumber (i32), Docs (see DocsWithFieldFormat), NumDocsWithField (i32), BytesPerNorm (u8),
///           Constant | ValuesOffset (i64)
/// Norm  --> BytesPerNorm bytes, signed, big-endian, in document order
///
/// BytesPerNorm 0 (all norms equal): the last number of the entry is the norm itself
///
/// field 1; documents 0, 1, 2 of 4 have it, with 2, 4 and 2 words:
/// .nvm  00 00 00 01 | 00…2b  00…10  00 00  09 | 00 00 00 03 | 01    | 00…3b   | ff ff ff ff
///       field         set at 2b, 16 bytes       documents     bytes   norms at  end
/// .nvd  2b: 00 00 00 02 00 00 00 01 00 02 7f ff 00 00 ff ff | 3b: 02 04 02
///           the set                                           norms
/// </code>
/// A document has a norm if the field occurred in it, even without words (then 0). Every field with norms has an entry, even
/// when no document has the field.</summary>
public static class NormsFormat
{
    public const string MetaCodec = "Lucene80NormsMetadata";
    public const string DataCodec = "Lucene80NormsData";
    public const string MetaExtension = "nvm";
    public const string DataExtension = "nvd";
    public const int Version = 0;

    /// <summary>Stands behind the last entry, in the place of a field number.</summary>
    public const int EndOfEntries = -1;

    /// <summary>What is recorded as the norm of all documents when there are none.</summary>
    public const long ConstantOfNothing = long.MaxValue;
}
