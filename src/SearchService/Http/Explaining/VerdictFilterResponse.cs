namespace SearchService.Http;

/// <summary>Whether an article passes a filter.</summary>
/// <param name="Name">The filter: a parameter of the search.</param>
/// <param name="Passed">Whether it passes.</param>
/// <param name="Why">What the article has, and what was asked for.</param>
public sealed record VerdictFilterResponse(string Name, bool Passed, string Why);
