using SearchService.Engine.Segments;

namespace SearchService.Engine.Indexing;

/// <summary>Says which commits of an index a writer keeps beside the newest. Asked when a writer opens and after each commit.</summary>
public abstract class IndexDeletionPolicy
{
    /// <summary>Which commits are to go. The newest is never deleted, even if it is named.</summary>
    /// <param name="commits">All that can be read, oldest first; at least one.</param>
    public abstract IEnumerable<IndexCommit> FindDeletions(IReadOnlyList<IndexCommit> commits);
}
