namespace SearchService.Articles;

/// <summary>
/// One article as the index takes it: cleaned, checked and bounded. What a file says in a way that cannot be read is absent
/// here; the publisher's encrypted blob (<c>secured</c>) has no place in it at all.
/// </summary>
public sealed record Article
{
    /// <summary>The largest quality or heat kept; larger numbers count as this.</summary>
    public const int MaxScore = 1_000_000;

    /// <summary>The path below the article folder, with <c>/</c> between parts and without the extension.</summary>
    public required string Id { get; init; }

    /// <summary>Plain text, never empty: entities decoded, control characters removed, trimmed.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text, treated like <see cref="Title"/>; empty when the file has none.</summary>
    public string Excerpt { get; init; } = "";

    /// <summary>The topics in the file's order: trimmed, non-empty, each once (ordinal comparison).</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The publisher's name, or null.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The publisher's domain without a scheme, or null.</summary>
    public string? ProviderDomain { get; init; }

    /// <summary>The category, such as <c>news</c>, or null.</summary>
    public string? Category { get; init; }

    /// <summary>The kind of article, such as <c>article</c> or <c>video</c>, or null.</summary>
    public string? Type { get; init; }

    /// <summary>The editorial score, 0 to <see cref="MaxScore"/>, higher is better; null when missing or unreadable.</summary>
    public int? Quality { get; init; }

    /// <summary>The popularity, 0 to <see cref="MaxScore"/>; null when not measured (missing, unreadable or negative).</summary>
    public int? Heat { get; init; }

    /// <summary>When it was published, in UTC; null when missing or unreadable.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary><see cref="Published"/> in milliseconds since 1970-01-01T00:00:00Z; negative before.</summary>
    public long? PublishedMs => Published?.ToUnixTimeMilliseconds();

    /// <summary>The article as a UTF-8 JSON object with the display fields of a hit, without <c>id</c> and <c>related</c>.</summary>
    public required byte[] Source { get; init; }

    /// <summary>The related list as a UTF-8 JSON array in the file's order; zero bytes when the article has none.</summary>
    public byte[] Related { get; init; } = [];

    /// <summary>The first eight bytes of the SHA-256 of the whole file: equal content has equal hashes.</summary>
    public long ContentHash { get; init; }
}
