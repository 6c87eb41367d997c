namespace SearchService.Articles;

/// <summary>Tells a search from another by all that decides what it finds and in which order. What only changes how a page of it
/// looks is left out: number and size of the page, facets, marks and explanations.</summary>
internal static class SearchFingerprint
{
    /// <param name="search">What is asked.</param>
    /// <param name="sort">The order, where the search leaves it open too.</param>
    /// <param name="qualityWeight">The weight, where the search leaves it open too.</param>
    public static ulong Of(ArticleSearch search, ArticleSort sort, double qualityWeight)
    {
        using var hash = new StableHash();
        hash.Add(search.Text)
            .Add(search.From?.UtcTicks)
            .Add(search.ToExclusive?.UtcTicks)
            .Add(search.MinQuality)
            .Add(search.MaxQuality)
            .Add((long)search.Words)
            .Add((long)sort)
            .Add(qualityWeight)
            .Add(search.Respell ? 1L : 0L);
        foreach (var filter in search.Filters.OrderBy(f => f.Facet))
        {
            hash.Add((long)filter.Facet).Add(filter.MatchAll ? 1L : 0L).Add(Folded(filter.Include)).Add(Folded(filter.Exclude));
        }

        return hash.ToUInt64();
    }

    // The values of a facet are a set, without regard to case.
    private static string[] Folded(IReadOnlyList<string> values) =>
        [.. values.Select(IndexFields.FoldedValue).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
