namespace SearchService.Engine.Inspection;

/// <summary>What the check of one part of a segment found.</summary>
/// <param name="Part">The part.</param>
/// <param name="State">Whether it is sound.</param>
/// <param name="Errors">What is damaged; empty unless <paramref name="State"/> is Damaged.</param>
/// <param name="Note">Why it was not checked, or null.</param>
public sealed record PartStatus(IndexPart Part, PartState State, IReadOnlyList<CheckIndexError> Errors, string? Note = null);
