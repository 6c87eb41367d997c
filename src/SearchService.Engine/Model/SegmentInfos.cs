using SearchService.Engine.Store;

namespace SearchService.Engine.Model;

/// <summary>A commit point: the segments of the index and what the committer noted (segments_N). Immutable.</summary>
public sealed record SegmentInfos
{
    /// <summary>The N of segments_N; 0 before the first commit.</summary>
    public long Generation { get; init; }

    /// <summary>Grows with every change of the segment list.</summary>
    public long Version { get; init; }

    /// <summary>The number of the next new segment's name; greater than any ever used.</summary>
    public long Counter { get; init; }

    /// <summary>The major Lucene version that created the index.</summary>
    public int IndexCreatedVersionMajor { get; init; } = LuceneVersion.Current.Major;

    public LuceneVersion LuceneVersion { get; init; } = LuceneVersion.Current;

    /// <summary>The commit's id: 16 bytes.</summary>
    public byte[] Id { get; init; } = [];

    public IReadOnlyList<SegmentCommitInfo> Segments { get; init; } = [];

    /// <summary>What the application noted with the commit.</summary>
    public IReadOnlyDictionary<string, string> UserData { get; init; } = new Dictionary<string, string>();

    public long TotalMaxDoc => Segments.Sum(s => (long)s.MaxDoc);

    /// <summary>All files that the commit consists of, its own segments_N before the others: deleted in this order, no commit is
    /// found whose files are gone.</summary>
    public IEnumerable<string> Files() =>
        Segments.SelectMany(s => s.Files()).Prepend(IndexFileNames.SegmentsFileName(Generation));
}
