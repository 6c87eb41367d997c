namespace SearchService.Tests;

/// <summary>What came back over the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">Without parameters; null = there was no Content-Type.</param>
/// <param name="Body">All of it.</param>
/// <param name="Elapsed">From the first byte sent to the last one received.</param>
public sealed record RawAnswer(int Status, string? MediaType, byte[] Body, TimeSpan Elapsed);
