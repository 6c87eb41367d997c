namespace SearchService.Hardening;

/// <summary>A writer's session, as its worker told it.</summary>
/// <param name="Number">Which one of the life, from 0.</param>
/// <param name="StartsEmpty">Whether the documents of before are gone with its first commit.</param>
internal sealed record JournalSession(int Number, bool StartsEmpty)
{
    /// <summary>Its commits in order; the last may not be acknowledged.</summary>
    public List<JournalCommit> Commits { get; } = [];
}
