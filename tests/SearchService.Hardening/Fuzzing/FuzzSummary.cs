namespace SearchService.Hardening.Fuzzing;

/// <summary>What a run came to.</summary>
/// <param name="Rounds">How many inputs were tried.</param>
/// <param name="Behaviours">How many behaviours the target showed.</param>
/// <param name="Slowest">The longest time that an input took; one that other work on the machine held up counts with its best of three.</param>
/// <param name="Findings">What did not hold, each kind once.</param>
public sealed record FuzzSummary(long Rounds, int Behaviours, TimeSpan Slowest, IReadOnlyList<FuzzFinding> Findings);
