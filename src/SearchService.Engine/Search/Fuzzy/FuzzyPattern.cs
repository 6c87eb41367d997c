namespace SearchService.Engine.Search;

/// <summary>What terms a word may stand for when it is mistyped: those that few edits lead to. An edit inserts, deletes or replaces one
/// code point, or swaps two neighbours; no place is edited twice (optimal string alignment).</summary>
/// <param name="Word">The word; a lone surrogate counts as U+FFFD.</param>
/// <param name="MaxEdits">How many edits are allowed, 0 to <see cref="FuzzyTerms.MaxEdits"/>.</param>
/// <param name="IsPrefix">Whether it is enough that some beginning of a term is so near.</param>
public readonly record struct FuzzyPattern(string Word, int MaxEdits, bool IsPrefix = false);
