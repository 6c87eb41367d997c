namespace SearchService.Articles;

/// <summary>Whether an article passes a filter.</summary>
/// <param name="Name">The filter's name: a facet's, or from, to, minQuality, maxQuality.</param>
/// <param name="Passed">Whether it passes.</param>
/// <param name="Why">What the article has and what was asked for: the rest of a sentence that begins with "It", without full stop.</param>
public sealed record FilterVerdict(string Name, bool Passed, string Why);
