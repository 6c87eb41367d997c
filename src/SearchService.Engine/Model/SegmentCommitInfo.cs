using SearchService.Engine.Store;

namespace SearchService.Engine.Model;

/// <summary>A segment as a commit sees it: its info plus which generation of deletions (and of doc values updates) applies.
/// Immutable: a new commit makes a new one.</summary>
public sealed record SegmentCommitInfo(SegmentInfo Info)
{
    /// <summary>The generation of the .liv file, -1 when nothing is deleted.</summary>
    public long DelGen { get; init; } = -1;

    /// <summary>The number of deleted documents.</summary>
    public int DelCount { get; init; }

    public long FieldInfosGen { get; init; } = -1;

    public long DocValuesGen { get; init; } = -1;

    public int SoftDelCount { get; init; }

    /// <summary>16 bytes, fresh whenever one of the generations advances; null in indexes from before Lucene 8.6.</summary>
    public byte[]? Id { get; init; }

    /// <summary>The updated field infos' files; empty without updates.</summary>
    public IReadOnlySet<string> FieldInfosFiles { get; init; } = new HashSet<string>();

    /// <summary>Field number → the files of its doc values updates.</summary>
    public IReadOnlyDictionary<int, IReadOnlySet<string>> DocValuesUpdatesFiles { get; init; } = new Dictionary<int, IReadOnlySet<string>>();

    public int MaxDoc => Info.MaxDoc;

    public int LiveDocCount => Info.MaxDoc - DelCount;

    /// <summary>All files of the segment as this commit sees it: its own, its deletions and its updates.</summary>
    public IEnumerable<string> Files()
    {
        IEnumerable<string> deletions = DelGen >= 0 ? [IndexFileNames.FileNameFromGeneration(Info.Name, "liv", DelGen)] : [];
        return Info.Files.Concat(deletions).Concat(FieldInfosFiles).Concat(DocValuesUpdatesFiles.Values.SelectMany(f => f));
    }
}
