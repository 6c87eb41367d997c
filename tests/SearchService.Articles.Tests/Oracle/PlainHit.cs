namespace SearchService.Articles.Tests;

/// <summary>An article that matches.</summary>
/// <param name="Article">The article.</param>
/// <param name="Text">Its text relevance.</param>
/// <param name="Factor">Its quality factor.</param>
/// <param name="Match">How well it answers the words.</param>
internal sealed record PlainHit(Article Article, double Text, double Factor, MatchKind Match)
{
    public double Score => Text * Factor;
}
