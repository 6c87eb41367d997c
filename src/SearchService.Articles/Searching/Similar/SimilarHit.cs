namespace SearchService.Articles;

/// <summary>An article that is like another.</summary>
/// <param name="Hit">The article. Its score is that of the words in common times the quality factor; one of the related list has more than
/// any that is not.</param>
/// <param name="Because">What they have in common.</param>
public sealed record SimilarHit(ArticleHit Hit, SimilarReasons Because);
