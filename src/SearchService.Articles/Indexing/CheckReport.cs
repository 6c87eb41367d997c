namespace SearchService.Articles;

/// <summary>What a check found out about the commit of an index, or about one part of a segment of it.</summary>
/// <param name="Name">The commit's file, such as <c>segments_1</c>, or segment and part, such as <c>_0 terms</c>.</param>
/// <param name="State">In a word: sound, damaged, or not checked and why.</param>
/// <param name="Problems">What is wrong, naming the file; empty when all is well.</param>
public sealed record CheckReport(string Name, string State, IReadOnlyList<string> Problems);
