namespace SearchService.Engine.Model;

/// <summary>What the .si file says of a segment. The file set is filled in while the segment is written; nothing changes after that.</summary>
public sealed class SegmentInfo
{
    /// <param name="name">Such as "_0".</param>
    /// <param name="id">16 bytes that every file of the segment repeats.</param>
    /// <param name="maxDoc">Document slots, deleted ones included; -1 while it is not known yet.</param>
    public SegmentInfo(string name, byte[] id, int maxDoc)
    {
        Name = name;
        Id = id;
        MaxDoc = maxDoc;
    }

    public string Name { get; }

    public byte[] Id { get; }

    /// <summary>Document slots: ids run from 0 to MaxDoc - 1.</summary>
    public int MaxDoc { get; set; }

    public LuceneVersion Version { get; init; } = LuceneVersion.Current;

    /// <summary>The smallest version of any segment that was merged into this one.</summary>
    public LuceneVersion MinVersion { get; init; } = LuceneVersion.Current;

    public bool UseCompoundFile { get; set; }

    /// <summary>Free-form notes of how the segment came to be ("source" = "flush" or "merge", …).</summary>
    public Dictionary<string, string> Diagnostics { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What codecs need to know to read the segment.</summary>
    public Dictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>All files of the segment by full name, the .si itself included, .liv and updates excluded.</summary>
    public HashSet<string> Files { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The order in which the segment's documents stand; empty = as they came.</summary>
    public IReadOnlyList<IndexSortField> IndexSort { get; init; } = [];

    public override string ToString() => Name;
}
