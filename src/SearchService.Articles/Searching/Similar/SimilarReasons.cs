namespace SearchService.Articles;

/// <summary>Why an article is like another.</summary>
/// <param name="Words">The telling words of the other that it has too, the most telling first, as they stand in the other's text.</param>
/// <param name="Topics">The topics that both have, in the other's order.</param>
/// <param name="IsRelated">Whether the other's related list names it.</param>
public sealed record SimilarReasons(IReadOnlyList<string> Words, IReadOnlyList<string> Topics, bool IsRelated);
