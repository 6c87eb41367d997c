using SearchService.Engine.Indexing;
using SearchService.Engine.Segments;

namespace SearchService.Articles;

/// <summary>For a job that builds a damaged index anew: keeps every commit there was until the first of its own, then none of them, for what is
/// damaged is nothing to fall back to.</summary>
/// <param name="inner">Says what happens to the job's own commits.</param>
/// <param name="lastGeneration">The generation of the newest commit there was.</param>
internal sealed class ReplacementDeletionPolicy(IndexDeletionPolicy inner, long lastGeneration) : IndexDeletionPolicy
{
    /// <inheritdoc/>
    public override IEnumerable<IndexCommit> FindDeletions(IReadOnlyList<IndexCommit> commits)
    {
        IndexCommit[] own = [.. commits.Where(c => c.Generation > lastGeneration)];
        return own.Length == 0 ? [] : [.. commits.Where(c => c.Generation <= lastGeneration), .. inner.FindDeletions(own)];
    }
}
