using System.Globalization;

namespace SearchService.Articles.Tests;

/// <summary>Which articles the filters of a search keep, one comparison at a time.</summary>
internal static class PlainFilters
{
    /// <summary>Whether an article is kept.</summary>
    /// <param name="article">The article.</param>
    /// <param name="search">The search with its filters.</param>
    /// <param name="ignored">A facet whose selection does not count; null = all count.</param>
    public static bool Keep(Article article, ArticleSearch search, Facet? ignored = null) =>
        KeepsDate(article, search)
        && KeepsQuality(article.Quality ?? 0, search)
        && search.Filters.Where(f => f.Facet != ignored).All(f => Keep(article, f));

    /// <summary>The values of a facet that an article is counted under.</summary>
    public static IEnumerable<string> ValuesOf(Article article, Facet facet)
    {
        var values = facet switch
        {
            Facet.Topic => article.Topics.AsEnumerable<string?>(),
            Facet.Provider => [article.ProviderName],
            Facet.Category => [article.Category],
            Facet.Type => [article.Type],
            Facet.Year => [article.Published?.UtcDateTime.ToString("yyyy", CultureInfo.InvariantCulture)],
            Facet.Month => [article.Published?.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)],
            Facet.Quality => [RangeOf(article.Quality ?? 0)],
            _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, null),
        };
        return values.OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static string RangeOf(int quality)
    {
        for (var from = 0; from < 90; from += 10)
        {
            if (quality < from + 10)
                return $"{from}-{from + 9}";
        }

        return quality <= 100 ? "90-100" : ">100";
    }

    /// <summary>Whether each word of the prefix begins a word of the value; a range, whether it begins with the prefix itself.</summary>
    public static bool HasPrefix(string value, Facet facet, string prefix)
    {
        if (prefix.Length == 0)
            return true;
        var typed = PlainSuggestions.WordsOf(prefix);
        return facet is Facet.Year or Facet.Month or Facet.Quality || typed.Count == 0
            ? value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            : typed.TrueForAll(t => PlainSuggestions.WordsOf(value).Exists(word => word.StartsWith(t, StringComparison.Ordinal)));
    }

    public static bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool Keep(Article article, FacetFilter filter)
    {
        List<string> values = [.. ValuesOf(article, filter.Facet)];
        if (filter.Facet == Facet.Provider && article.ProviderDomain is { } domain)
            values.Add(domain);
        bool Has(string wanted) => values.Exists(v => IsSame(v, wanted));
        var isIncluded = filter.Include.Count == 0 || (filter.MatchAll ? filter.Include.All(Has) : filter.Include.Any(Has));
        return isIncluded && !filter.Exclude.Any(Has);
    }

    private static bool KeepsDate(Article article, ArticleSearch search)
    {
        if (search.From is null && search.ToExclusive is null)
            return true;
        return article.Published is { } published && !(published < search.From) && !(published >= search.ToExclusive);
    }

    private static bool KeepsQuality(int quality, ArticleSearch search) => !(quality < search.MinQuality) && !(quality > search.MaxQuality);
}
