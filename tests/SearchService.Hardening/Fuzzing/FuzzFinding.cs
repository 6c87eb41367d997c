namespace SearchService.Hardening.Fuzzing;

/// <summary>An input that a target did not stand.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Round">The round of the run that made the input.</param>
/// <param name="What">What did not hold.</param>
/// <param name="Input">The input, cut down as far as it still shows the same.</param>
public sealed record FuzzFinding(string Target, long Round, string What, byte[] Input);
