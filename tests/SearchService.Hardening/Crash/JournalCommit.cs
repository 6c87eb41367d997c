namespace SearchService.Hardening;

/// <summary>A commit, as its worker told it.</summary>
/// <param name="Name">What it notes with itself.</param>
/// <param name="AtLeast">How many changes of each thread it holds at least.</param>
/// <param name="AtMost">How many at most; null when it was not acknowledged.</param>
internal sealed record JournalCommit(string Name, int[] AtLeast, int[]? AtMost);
