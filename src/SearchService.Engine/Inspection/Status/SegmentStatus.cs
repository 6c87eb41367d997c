namespace SearchService.Engine.Inspection;

/// <summary>What the check of one segment found.</summary>
/// <param name="Name">Such as "_0".</param>
/// <param name="Codec">The codec that wrote it.</param>
/// <param name="MaxDoc">Document slots, deleted ones included.</param>
/// <param name="DeletedDocs">Deleted documents, as the commit counts them.</param>
/// <param name="LengthBytes">The bytes of all its files; those that are missing count nothing.</param>
/// <param name="IsCompound">Whether its files are packed into one.</param>
/// <param name="Parts">One for each <see cref="IndexPart"/>, in their order.</param>
public sealed record SegmentStatus(
    string Name,
    string Codec,
    int MaxDoc,
    int DeletedDocs,
    long LengthBytes,
    bool IsCompound,
    IReadOnlyList<PartStatus> Parts)
{
    /// <summary>True when no part is damaged.</summary>
    public bool IsClean => Parts.All(p => p.State != PartState.Damaged);

    /// <summary>The errors of all parts.</summary>
    public IEnumerable<CheckIndexError> Errors => Parts.SelectMany(p => p.Errors);
}
