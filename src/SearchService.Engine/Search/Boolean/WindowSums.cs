namespace SearchService.Engine.Search;

/// <summary>What a <see cref="DisjunctionBulkScorer"/> adds up in.</summary>
internal sealed class WindowSums
{
    /// <summary>Documents in a window, so that its hits always fit into one batch.</summary>
    public const int Size = HitBatch.Capacity;

    /// <summary>As many documents as a block of postings holds.</summary>
    public const int BlockSize = 128;

    /// <summary>A bit for each slot that has a document; all zero between windows.</summary>
    public ulong[] Seen { get; } = new ulong[Size / 64];

    /// <summary>By slot; all zero between windows.</summary>
    public double[] Sums { get; } = new double[Size];

    /// <summary>Clauses by slot; all zero between windows.</summary>
    public ushort[] Counts { get; } = new ushort[Size];

    public int[] BlockIds { get; } = new int[BlockSize];

    public float[] BlockScores { get; } = new float[BlockSize];
}
