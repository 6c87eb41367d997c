namespace SearchService.Http;

/// <summary>An article that is like the one asked about: a hit as in a search, and why.</summary>
public sealed record SimilarHitResponse : HitResponse
{
    /// <summary>What the two have in common.</summary>
    public required BecauseResponse Because { get; init; }
}
