namespace SearchService.Articles;

/// <summary>How the index is, why, and since when.</summary>
/// <param name="State">In a word.</param>
/// <param name="Reason">In words for people, without paths of the server; null while all is well.</param>
/// <param name="Since">When it came to be so.</param>
public sealed record IndexHealth(IndexHealthState State, string? Reason, DateTimeOffset Since);
