namespace SearchService.Testing;

/// <summary>One fault, at one call.</summary>
/// <param name="Call">The number of the call, from 0.</param>
/// <param name="Kind">What goes wrong there.</param>
public sealed record Fault(int Call, FaultKind Kind);
