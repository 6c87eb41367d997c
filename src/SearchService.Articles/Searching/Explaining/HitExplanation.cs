namespace SearchService.Articles;

/// <summary>How a score came about: <see cref="Text"/> × <see cref="Quality"/> is the score.</summary>
/// <param name="Text">BM25 of the words.</param>
/// <param name="Quality">The factor that the article's quality gives, at least 1.</param>
/// <param name="Terms">The words that matched.</param>
public sealed record HitExplanation(float Text, double Quality, IReadOnlyList<TermExplanation> Terms);
