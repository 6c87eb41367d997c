namespace SearchService.Testing;

/// <summary>How an index ended that was damaged in one place.</summary>
/// <param name="IsFound">CheckIndex names it.</param>
/// <param name="IsFoundByChecksums">CheckIndex names it when it looks at checksums alone.</param>
/// <param name="Refusal">What opening or reading threw; null when all was read.</param>
/// <param name="IsSame">All was read and says the same as the sound index.</param>
/// <param name="AllocatedBytes">What the dearest of checking and reading allocated.</param>
public sealed record DamageOutcome(bool IsFound, bool IsFoundByChecksums, Exception? Refusal, bool IsSame, long AllocatedBytes);
