namespace SearchService.Engine.Indexing;

/// <summary>What a merge policy looks at of a segment.</summary>
/// <param name="Name">The segment.</param>
/// <param name="LengthBytes">The bytes of its files.</param>
/// <param name="MaxDoc">Its document slots.</param>
/// <param name="DelCount">How many of them are deleted.</param>
public readonly record struct MergeCandidate(string Name, long LengthBytes, int MaxDoc, int DelCount)
{
    /// <summary>The bytes that would be left of it after a merge.</summary>
    public long LiveBytes => MaxDoc == 0 ? 0 : (long)(LengthBytes * (1.0 - ((double)DelCount / MaxDoc)));
}
