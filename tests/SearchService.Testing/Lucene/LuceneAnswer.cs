namespace SearchService.Testing;

/// <summary>What one request to the Lucene side gave.</summary>
/// <param name="ExitCode">0 = done; 1 = done, and what was checked is not sound; 2 = the request failed.</param>
/// <param name="Lines">What it printed.</param>
public sealed record LuceneAnswer(int ExitCode, IReadOnlyList<string> Lines);
