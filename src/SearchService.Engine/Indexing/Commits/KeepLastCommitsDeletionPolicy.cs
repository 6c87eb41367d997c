using SearchService.Engine.Segments;

namespace SearchService.Engine.Indexing;

/// <summary>Keeps the newest commits, so that an older one can be opened when a file of the newest is damaged.
/// <para>What it costs on disk: commits share the files of segments that did not change between them, so an older one costs the
/// segments that were merged away since. After a merge of everything, or when all was indexed anew, it shares nothing and costs a
/// whole index; while a writer builds the next such one, all the kept ones and the new one are there.</para></summary>
public sealed class KeepLastCommitsDeletionPolicy : IndexDeletionPolicy
{
    /// <param name="count">How many commits to keep, the newest included; at least 1.</param>
    public KeepLastCommitsDeletionPolicy(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
    }

    /// <summary>How many commits are kept, the newest included.</summary>
    public int Count { get; }

    /// <inheritdoc/>
    public override IEnumerable<IndexCommit> FindDeletions(IReadOnlyList<IndexCommit> commits) => commits.SkipLast(Count);
}
