namespace SearchService.Engine.Inspection;

/// <summary>What the check of an index found: of its newest commit, and of every segment of it.</summary>
/// <param name="SegmentsFileName">The file of the commit; null when there is none.</param>
/// <param name="Generation">The commit's generation, the N of segments_N; 0 when there is none.</param>
public sealed record CheckIndexStatus(string? SegmentsFileName, long Generation)
{
    /// <summary>The version of the segment list, which grows with every change; 0 when the commit cannot be read.</summary>
    public long Version { get; init; }

    /// <summary>What the application noted with the commit.</summary>
    public IReadOnlyDictionary<string, string> UserData { get; init; } = new Dictionary<string, string>();

    /// <summary>Why the commit as such cannot be read, with the damaged files there are then; empty when it can.</summary>
    public IReadOnlyList<CheckIndexError> CommitErrors { get; init; } = [];

    /// <summary>The commit's segments, in its order.</summary>
    public IReadOnlyList<SegmentStatus> Segments { get; init; } = [];

    /// <summary>Files named like index files that no commit needs: left behind by a crash, or of an older commit that cannot be read. No damage.</summary>
    public IReadOnlyList<string> UnreferencedFiles { get; init; } = [];

    /// <summary>True when nothing that was checked is damaged.</summary>
    public bool IsClean => CommitErrors.Count == 0 && Segments.All(s => s.IsClean);

    /// <summary>All errors, those of the commit first.</summary>
    public IEnumerable<CheckIndexError> Errors => CommitErrors.Concat(Segments.SelectMany(s => s.Errors));
}
