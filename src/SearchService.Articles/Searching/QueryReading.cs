namespace SearchService.Articles;

/// <summary>How the text of a query was understood.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Parsed">What was searched for, in the grammar's own terms; empty when every article was asked for.</param>
/// <param name="Warnings">What was ignored or read as text, and where.</param>
/// <param name="Corrected">The text with the respelled words in place of those that no article has; null when none was respelled.</param>
/// <param name="Relaxed">True when no article has all the words and any of them was enough.</param>
public sealed record QueryReading(string Text, string Parsed, IReadOnlyList<string> Warnings, string? Corrected, bool Relaxed);
