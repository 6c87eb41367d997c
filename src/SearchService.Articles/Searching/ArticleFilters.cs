using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Turns the filters of a search into queries that match without scoring.</summary>
internal static class ArticleFilters
{
    /// <summary>What applies whatever facet is counted: dates and qualities.</summary>
    public static IReadOnlyList<BooleanClause> Common(ArticleSearch search)
    {
        var clauses = new List<BooleanClause>();
        if (search.From is not null || search.ToExclusive is not null)
        {
            var from = search.From is { } start ? FirstMillisecond(start) : long.MinValue;
            var to = search.ToExclusive is { } end ? FirstMillisecond(end) - 1 : long.MaxValue;
            clauses.Add(new BooleanClause(new NumericRangeQuery(IndexFields.Published, from, to), Occur.Filter));
        }

        AddQuality(search, clauses);
        return clauses;
    }

    /// <summary>What one facet's selection keeps; null when it selects nothing.</summary>
    public static Query? Of(FacetFilter filter)
    {
        var query = new BooleanQuery.Builder();
        if (filter.Include.Count > 0)
        {
            if (filter.MatchAll)
            {
                foreach (var value in filter.Include)
                {
                    query.Add(Any(filter.Facet, [value]), Occur.Filter);
                }
            }
            else
            {
                query.Add(Any(filter.Facet, filter.Include), Occur.Filter);
            }
        }

        if (filter.Exclude.Count > 0)
        {
            if (filter.Include.Count == 0)
            {
                query.Add(new MatchAllDocsQuery(), Occur.Filter);
            }

            query.Add(Any(filter.Facet, filter.Exclude), Occur.MustNot);
        }

        return filter.Include.Count + filter.Exclude.Count == 0 ? null : query.Build();
    }

    private static Query Any(Facet facet, IReadOnlyList<string> values)
    {
        var folded = values.Select(IndexFields.FoldedValue).ToArray();
        var inField = new TermInSetQuery(IndexFields.FieldOf(facet), folded);
        return facet == Facet.Provider
            ? new BooleanQuery.Builder()
                .Add(inField, Occur.Should)
                .Add(new TermInSetQuery(IndexFields.ProviderDomain, folded), Occur.Should)
                .Build()
            : inField;
    }

    // A missing quality counts as 0: so what a bound leaves out is named, not what it keeps.
    private static void AddQuality(ArticleSearch search, List<BooleanClause> clauses)
    {
        if (search.MinQuality is > 0 and var min)
        {
            clauses.Add(new BooleanClause(new NumericRangeQuery(IndexFields.Quality, min, search.MaxQuality ?? long.MaxValue), Occur.Filter));
        }
        else if (search.MaxQuality is < 0)
        {
            clauses.Add(new BooleanClause(new MatchNoDocsQuery(), Occur.Filter));
        }
        else if (search.MaxQuality is { } max)
        {
            clauses.Add(new BooleanClause(new NumericRangeQuery(IndexFields.Quality, max + 1L, long.MaxValue), Occur.MustNot));
        }
    }

    // The first whole millisecond that is not before an instant.
    private static long FirstMillisecond(DateTimeOffset instant) =>
        instant.ToUnixTimeMilliseconds() + (instant.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? 0 : 1);
}
