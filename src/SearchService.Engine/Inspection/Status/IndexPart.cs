namespace SearchService.Engine.Inspection;

/// <summary>What of a segment is checked on its own, in the order in which it is done.</summary>
public enum IndexPart
{
    /// <summary>Every file is there, bears the segment's id and has the checksum that its footer says.</summary>
    Files,

    /// <summary>The set of documents that are not deleted, and their number.</summary>
    LiveDocs,

    /// <summary>The list of fields. Without it, nothing below can be checked.</summary>
    FieldInfos,

    /// <summary>The norms.</summary>
    Norms,

    /// <summary>The terms dictionary and the postings, and that norms and terms agree on which documents have a field.</summary>
    Terms,

    /// <summary>The stored fields of every live document.</summary>
    StoredFields,

    /// <summary>The columns: NUMERIC, SORTED and SORTED_SET. Of other kinds only the checksums are checked.</summary>
    DocValues,

    /// <summary>The order of the documents, where the segment declares one.</summary>
    IndexSort,
}
