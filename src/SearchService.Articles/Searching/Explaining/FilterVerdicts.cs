using System.Globalization;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Judges the filters of a search on one article: each by itself, by the query that the search runs.</summary>
internal sealed class FilterVerdicts(DocumentMatcher article, DisplayedArticle values)
{
    /// <summary>One verdict for each filter that the search has.</summary>
    public IReadOnlyList<FilterVerdict> Of(ArticleSearch search)
    {
        var verdicts = new List<FilterVerdict>();
        foreach (var filter in search.Filters)
        {
            if (ArticleFilters.Of(filter) is { } query)
            {
                var name = filter.Facet.ToString().ToLowerInvariant();
                verdicts.Add(new FilterVerdict(name, article.Matches(query), $"{Has(filter.Facet)}; asked for {Asked(filter)}"));
            }
        }

        AddBounds(search, verdicts);
        return verdicts;
    }

    private void AddBounds(ArticleSearch search, List<FilterVerdict> verdicts)
    {
        if (search.From is { } from)
            verdicts.Add(Bound("from", new ArticleSearch { From = from }, passes => $"{Published}, {(passes ? "not " : "")}before from, {Day(from)}"));
        if (search.ToExclusive is { } to)
            verdicts.Add(Bound("to", new ArticleSearch { ToExclusive = to }, passes => $"{Published}, {(passes ? "not " : "")}after to, which ends before {Day(to)}"));
        if (search.MinQuality is { } min)
            verdicts.Add(Bound("minQuality", new ArticleSearch { MinQuality = min }, passes => $"{Quality}, {(passes ? "not " : "")}below minQuality {Number(min)}"));
        if (search.MaxQuality is { } max)
            verdicts.Add(Bound("maxQuality", new ArticleSearch { MaxQuality = max }, passes => $"{Quality}, {(passes ? "not " : "")}above maxQuality {Number(max)}"));
    }

    private FilterVerdict Bound(string name, ArticleSearch alone, Func<bool, string> why)
    {
        var passes = ArticleFilters.Common(alone).All(clause => article.Matches(clause.Query) == (clause.Occur != Occur.MustNot));
        // A date that is missing is neither before nor after.
        var hasNoDate = values.Published is null && (name is "from" or "to");
        return new FilterVerdict(name, passes, hasNoDate ? $"has no date, and {name} asks for one" : why(passes));
    }

    private string Published => $"was published {values.Published}";

    private string Quality => values.Quality is { } quality ? $"has the quality {Number(quality)}" : "has no quality, which counts as 0";

    private string Has(Facet facet)
    {
        var had = values.Of(facet);
        return (facet, had.Count) switch
        {
            (Facet.Topic, 0) => "has no topics",
            (Facet.Topic, 1) => $"has the topic {had[0]}",
            (Facet.Topic, _) => $"has the topics {SentenceParts.Join(had)}",
            (Facet.Provider, 0) => "has no provider",
            (Facet.Provider, 1) => $"comes from {had[0]}",
            (Facet.Provider, _) => $"comes from {had[0]} ({had[1]})",
            (_, 0) => $"has no {facet.ToString().ToLowerInvariant()}",
            _ => $"has the {facet.ToString().ToLowerInvariant()} {had[0]}",
        };
    }

    private static string Asked(FacetFilter filter)
    {
        var included = SentenceParts.Join([.. filter.Include.Select(SentenceParts.Shorten)], filter.MatchAll ? "and" : "or");
        var excluded = SentenceParts.Join([.. filter.Exclude.Select(SentenceParts.Shorten)], "or");
        return (included, excluded) switch
        {
            (_, "") => included,
            ("", _) => $"anything but {excluded}",
            _ => $"{included}, but not {excluded}",
        };
    }

    private static string Day(DateTimeOffset instant) => ArticleDate.Format(instant);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
