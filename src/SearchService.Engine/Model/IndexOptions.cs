namespace SearchService.Engine.Model;

/// <summary>What the postings of a field hold. The numbers are those of the field infos file.</summary>
public enum IndexOptions : byte
{
    /// <summary>The field is not indexed.</summary>
    None = 0,

    /// <summary>Only which documents hold a term.</summary>
    Docs = 1,

    /// <summary>Also how often.</summary>
    DocsAndFreqs = 2,

    /// <summary>Also at which positions: phrases need them.</summary>
    DocsAndFreqsAndPositions = 3,

    /// <summary>Also at which character offsets. Read, never written.</summary>
    DocsAndFreqsAndPositionsAndOffsets = 4,
}
