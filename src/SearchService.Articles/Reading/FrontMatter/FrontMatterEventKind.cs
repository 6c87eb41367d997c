namespace SearchService.Articles;

/// <summary>What there is to meet in a front matter.</summary>
internal enum FrontMatterEventKind : byte
{
    StreamStart,
    StreamEnd,
    DocumentStart,
    DocumentEnd,

    /// <summary>A single value, or a key.</summary>
    Scalar,
    MappingStart,
    MappingEnd,
    SequenceStart,
    SequenceEnd,
}
