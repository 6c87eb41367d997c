namespace SearchService.Http;

/// <summary>Why an article is like the one asked about.</summary>
/// <param name="Words">The telling words of that article which this one has too, the most telling first, as they stand there.</param>
/// <param name="Topics">The topics that both have.</param>
/// <param name="Related">Whether that article's own related list names this one.</param>
public sealed record BecauseResponse(IReadOnlyList<string> Words, IReadOnlyList<string> Topics, bool Related);
