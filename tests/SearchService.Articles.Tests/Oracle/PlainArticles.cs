namespace SearchService.Articles.Tests;

/// <summary>The reference: answers searches by looking at every article. It shares the file reader and the analyzer with the
/// product, nothing else (but for the stems that a beginning stands for, a choice of the product's that is tested on its own).</summary>
internal sealed class PlainArticles
{
    private readonly ArticleIndexOptions _options;
    private readonly PlainArticle[] _articles;
    private readonly PlainScorings _scorings;
    private readonly PlainSpelling _spelling;

    /// <summary>Reads the folder that the options name.</summary>
    public PlainArticles(ArticleIndexOptions options)
    {
        _options = options;
        var reader = new ArticleFileReader();
        _articles =
        [
            .. new ArticleFolder(options.ArticlesPath).List().Files
                .Select(file => reader.Read(file).Article)
                .OfType<Article>()
                .Select(article => new PlainArticle(article, options)),
        ];
        _scorings = new PlainScorings(_articles);
        _spelling = new PlainSpelling(_articles);
    }

    public IEnumerable<Article> Articles => _articles.Select(a => a.Article);

    /// <param name="search">What is asked; its text is <paramref name="typed"/> written down.</param>
    /// <param name="typed">The query; null for every article.</param>
    public PlainAnswer Answer(ArticleSearch search, TypedQuery? typed)
    {
        var spelled = typed is not null && search.Respell ? _spelling.Respell(typed) : typed;
        var corrected = spelled?.ToString() == typed?.ToString() ? null : spelled!.ToString();
        spelled = spelled is null ? null : _spelling.Expand(spelled);
        var query = spelled is null ? null : PlainQuery.Of(spelled);
        var asTyped = typed is null ? null : PlainQuery.Of(_spelling.Expand(typed));
        var matchesNothing = typed is not null && query is null;
        bool Matches(PlainArticle article, bool any) => !matchesNothing && (query is null || query.Matches(article, any));

        // The words alone decide, before any filter.
        var relaxed = search.Words == WordsMode.Auto && query is { HasChoice: true } && !_articles.Any(a => Matches(a, any: false));
        var any = relaxed || search.Words == WordsMode.Any;
        PlainArticle[] matching = [.. _articles.Where(a => Matches(a, any))];

        double TextScore(PlainArticle article) => query is null || query.IsNegative ? 1 : query.Score(article, any, _scorings);
        MatchKind Match(PlainArticle article) => !Matches(article, any: false) ? MatchKind.Partial
            : asTyped is null || asTyped.Matches(article, any: false) ? MatchKind.Exact : MatchKind.Typo;
        var hits = matching
            .Where(a => PlainFilters.Keep(a.Article, search))
            .Select(a => new PlainHit(a.Article, TextScore(a), FactorOf(a.Article, search), Match(a)));
        var isRanked = (search.Sort ?? (typed is null ? ArticleSort.Newest : ArticleSort.Relevance)) == ArticleSort.Relevance;
        return new PlainAnswer([.. hits], relaxed, corrected, spelled, isRanked, search.Facets.ToDictionary(f => f, f => Count(matching, search, f)));
    }

    private double FactorOf(Article article, ArticleSearch search)
    {
        var quality = Math.Max(0, article.Quality ?? 0);
        return 1 + ((search.QualityWeight ?? _options.QualityWeight) * quality / (quality + _options.QualityPivot));
    }

    private FacetCounts Count(IEnumerable<PlainArticle> matching, ArticleSearch search, Facet facet)
    {
        var counts = matching
            .Where(a => PlainFilters.Keep(a.Article, search, ignored: facet))
            .SelectMany(a => PlainFilters.ValuesOf(a.Article, facet))
            .Where(v => PlainFilters.HasPrefix(v, facet, search.FacetPrefix))
            .CountBy(v => v, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var selection = search.Filters.Where(f => f.Facet == facet).SelectMany(f => f.Include).ToList();
        bool IsSelected(string value) => selection.Exists(s => PlainFilters.IsSame(s, value));

        // Selected values stay visible without a count: as some article of the index has them, or else as they were asked for.
        var known = Articles.SelectMany(a => PlainFilters.ValuesOf(a, facet)).Distinct().Where(IsSelected).ToList();
        var unknown = selection.Where(s => !known.Exists(v => PlainFilters.IsSame(s, v))
            && (facet != Facet.Provider || !Articles.Any(a => a.ProviderDomain is { } domain && PlainFilters.IsSame(s, domain))));
        var unseen = known.Where(v => !counts.ContainsKey(v)).Concat(unknown.DistinctBy(v => v.Trim().ToLowerInvariant()));
        var values = counts.Concat(unseen.Select(v => KeyValuePair.Create(v, 0)))
            .OrderByDescending(v => v.Value)
            .ThenBy(v => v.Key, StringComparer.Ordinal)
            .Select((v, place) => (Value: new FacetValue(v.Key, v.Value, IsSelected(v.Key)), place))
            .Where(v => v.place < search.FacetSize || v.Value.Selected)
            .Select(v => v.Value)
            .ToList();
        values.RemoveAll(v => v.Count == 0 && !(v.Selected && PlainFilters.HasPrefix(v.Value, facet, search.FacetPrefix)));
        return new FacetCounts(values, counts.Count, counts.Values.Sum(c => (long)c) - values.Sum(v => (long)v.Count));
    }
}
