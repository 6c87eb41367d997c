namespace SearchService.Engine.Search;

/// <summary>The hits of a segment in batches, from the first to the last. Deleted documents are included.</summary>
public abstract class BulkScorer
{
    /// <summary>Puts the next hits into the batch, in place of what it held. A batch may come out empty before the end: what
    /// matters is that each call does a bounded amount of work, so that a deadline can be looked at in between.</summary>
    /// <returns>False at the end; the batch is then empty.</returns>
    public abstract bool NextBatch(HitBatch hits);
}
