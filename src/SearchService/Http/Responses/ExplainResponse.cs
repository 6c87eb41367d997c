namespace SearchService.Http;

/// <summary>How a score came about: <paramref name="Text"/> times <paramref name="Quality"/> is the score.</summary>
/// <param name="Text">BM25 of the words.</param>
/// <param name="Quality">The factor that the article's quality gives, at least 1.</param>
/// <param name="Terms">The words that matched.</param>
public sealed record ExplainResponse(float Text, double Quality, IReadOnlyList<ExplainTermResponse> Terms);
