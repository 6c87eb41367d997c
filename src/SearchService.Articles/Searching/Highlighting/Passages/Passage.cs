namespace SearchService.Articles;

/// <summary>A part of a text.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The unit behind it (exclusive).</param>
internal readonly record struct Passage(int Start, int End);
