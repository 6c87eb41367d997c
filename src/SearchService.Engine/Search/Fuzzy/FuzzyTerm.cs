namespace SearchService.Engine.Search;

/// <summary>A term that a <see cref="FuzzyPattern"/> found.</summary>
/// <param name="Text">The term.</param>
/// <param name="Edits">The least number of edits that lead from the word to the term, or to some beginning of it.</param>
/// <param name="DocFreq">The documents that hold it, summed over the segments, deleted ones included.</param>
public readonly record struct FuzzyTerm(string Text, int Edits, int DocFreq);
