namespace SearchService.Articles;

/// <summary>How one search is read, from its first word to its last.</summary>
/// <param name="Rules">The rules of its words.</param>
/// <param name="Ground">Tells this reading from others: see <see cref="SearchGround"/>.</param>
internal sealed record SearchReading(QueryRules Rules, ulong Ground);
