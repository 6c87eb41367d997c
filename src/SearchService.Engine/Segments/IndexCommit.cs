using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Engine.Segments;

/// <summary>A commit that a directory holds: which files it consists of and what its committer noted. Whoever has one keeps
/// nothing alive by it: the writer may delete the commit at any time. Immutable.</summary>
/// <param name="Directory">Where the commit is.</param>
/// <param name="Infos">The segments, the generation and the user data of the commit.</param>
public sealed record IndexCommit(IndexDirectory Directory, SegmentInfos Infos)
{
    /// <summary>The N of segments_N; a later commit has a greater one.</summary>
    public long Generation => Infos.Generation;

    /// <summary>What the application noted with the commit.</summary>
    public IReadOnlyDictionary<string, string> UserData => Infos.UserData;

    /// <inheritdoc/>
    public override string ToString() => IndexFileNames.SegmentsFileName(Generation);
}
