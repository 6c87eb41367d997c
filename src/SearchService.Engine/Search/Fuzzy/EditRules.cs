namespace SearchService.Engine.Search;

/// <summary>How a text may differ from a word.</summary>
/// <param name="MaxEdits">How many edits are allowed, 0 to 2.</param>
/// <param name="IsPrefix">Whether it is enough that some beginning of the text is so near.</param>
/// <param name="ExactLength">How many first code points must be the same.</param>
/// <param name="Transpositions">Whether swapping two neighbours is one edit, not two.</param>
internal readonly record struct EditRules(int MaxEdits, bool IsPrefix = false, int ExactLength = 0, bool Transpositions = true);
