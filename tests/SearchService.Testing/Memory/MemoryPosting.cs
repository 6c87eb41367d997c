namespace SearchService.Testing;

/// <summary>A document of a term.</summary>
/// <param name="DocId">The document.</param>
/// <param name="Positions">Where the term occurs; as many as it occurs.</param>
/// <param name="Norm">The document's norm of the field, sign-extended; 1 when the field has none.</param>
internal sealed record MemoryPosting(int DocId, int[] Positions, long Norm);
