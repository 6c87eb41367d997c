namespace SearchService.Engine.Tests.Indexing;

/// <summary>What a commit made durable: its generation, and each document's line.</summary>
internal sealed record AcknowledgedCommit(long Generation, IReadOnlyDictionary<string, string> Lines)
{
    public bool Holds(long generation, IReadOnlyDictionary<string, string> lines) =>
        generation == Generation && lines.Count == Lines.Count && lines.All(l => Lines.TryGetValue(l.Key, out var line) && line == l.Value);
}
