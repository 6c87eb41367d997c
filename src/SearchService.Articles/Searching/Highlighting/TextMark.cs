namespace SearchService.Articles;

/// <summary>A stretch of a text that a query matched.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The unit behind it (exclusive).</param>
/// <param name="Leaf">Which of the query's leaves matched, from 0.</param>
/// <param name="IsPhrase">Whether several words matched together.</param>
internal readonly record struct TextMark(int Start, int End, int Leaf, bool IsPhrase);
