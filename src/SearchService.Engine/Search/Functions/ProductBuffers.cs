namespace SearchService.Engine.Search;

/// <summary>What a <see cref="FunctionScoreBulkScorer"/> multiplies in: the hits of a batch that may rise above the floor.</summary>
internal sealed class ProductBuffers
{
    /// <summary>Where they are in the batch.</summary>
    public int[] Places { get; } = new int[HitBatch.Capacity];

    public int[] DocIds { get; } = new int[HitBatch.Capacity];

    public float[] Scores { get; } = new float[HitBatch.Capacity];

    /// <summary>The numbers of their documents.</summary>
    public long[] Values { get; } = new long[HitBatch.Capacity];
}
