namespace SearchService.Articles;

/// <summary>A word of a text that may be part of a match.</summary>
/// <param name="Position">Its position in the analysis.</param>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The unit behind it (exclusive).</param>
/// <param name="Symbol">Which word of the query it is.</param>
internal readonly record struct FoundWord(int Position, int Start, int End, int Symbol);
