namespace SearchService.Engine.Codecs;

/// <summary>What the terms dictionary keeps of a term: its statistics and where its postings are. Mutable, so that a cursor can
/// reuse one; postings cursors copy what they need. Source: format note, section 6.9.</summary>
public sealed class TermState
{
    /// <summary>The number of documents with the term, deleted ones included.</summary>
    public int DocFreq { get; set; }

    /// <summary>The sum of its frequencies; equals <see cref="DocFreq"/> when the field has no frequencies.</summary>
    public long TotalTermFreq { get; set; }

    /// <summary>File offset in .doc; with one document, where the next term's postings begin.</summary>
    public long DocStartFP { get; set; }

    /// <summary>File offset in .pos; 0 when the field has no positions.</summary>
    public long PosStartFP { get; set; }

    /// <summary>File offset in .pay; 0 when the field has neither payloads nor offsets.</summary>
    public long PayStartFP { get; set; }

    /// <summary>Bytes from <see cref="DocStartFP"/> to the skip data; -1 without (128 documents or fewer).</summary>
    public long SkipOffset { get; set; } = -1;

    /// <summary>Bytes from <see cref="PosStartFP"/> to the tail behind the last full position block; -1 with 128 positions or fewer.</summary>
    public long LastPosBlockOffset { get; set; } = -1;

    /// <summary>The only document of a term with <see cref="DocFreq"/> 1; -1 otherwise.</summary>
    public int SingletonDocId { get; set; } = -1;

    /// <summary>Takes over everything from another state.</summary>
    public void CopyFrom(TermState other)
    {
        DocFreq = other.DocFreq;
        TotalTermFreq = other.TotalTermFreq;
        DocStartFP = other.DocStartFP;
        PosStartFP = other.PosStartFP;
        PayStartFP = other.PayStartFP;
        SkipOffset = other.SkipOffset;
        LastPosBlockOffset = other.LastPosBlockOffset;
        SingletonDocId = other.SingletonDocId;
    }

    /// <summary>Back to the state before the first term of a dictionary block: no offsets, no singleton, no statistics.</summary>
    public void Clear() => CopyFrom(Empty);

    private static readonly TermState Empty = new();
}
