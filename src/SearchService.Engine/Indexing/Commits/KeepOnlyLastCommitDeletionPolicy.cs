using SearchService.Engine.Segments;

namespace SearchService.Engine.Indexing;

/// <summary>Keeps the newest commit alone: the least disk space.</summary>
public sealed class KeepOnlyLastCommitDeletionPolicy : IndexDeletionPolicy
{
    /// <inheritdoc/>
    public override IEnumerable<IndexCommit> FindDeletions(IReadOnlyList<IndexCommit> commits) => commits.SkipLast(1);
}
