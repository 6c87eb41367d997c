using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>One search from words to page.</summary>
internal sealed class ArticleSearchRun
{
    private readonly ArticleSnapshot _snapshot;
    private readonly IndexSearcher _searcher;
    private readonly ArticleSearch _search;
    private readonly BuiltQuery _built;
    private readonly SaturationFactor _factor;
    private readonly PageWindow _window;
    private readonly bool _relaxed;

    public ArticleSearchRun(ArticleIndexOptions options, ArticleSnapshot snapshot, IndexSearcher searcher, ArticleSearch search, SearchReading reading)
    {
        _snapshot = snapshot;
        _searcher = searcher;
        _search = search;
        _factor = new SaturationFactor(IndexFields.Quality, search.QualityWeight ?? options.QualityWeight, options.QualityPivot);
        var parsed = ArticleQueryParser.Parse(search.Text, options.Limits.MaxQueryLength, options.Limits.MaxClauses);
        var context = new QueryContext(searcher.Reader) { Respells = search.Respell, Deadline = searcher.Deadline, Rules = reading.Rules };
        _built = ArticleQueryBuilder.Build(parsed, options.Limits.MaxClauses, context);
        _window = new PageWindow(search, snapshot.Version, reading.Ground, SearchFingerprint.Of(search, EffectiveSort, _factor.Weight));
        _relaxed = search.Words == WordsMode.Auto && _built.HasSeveralParts && !HasAnyMatch(_built.All.Query);
    }

    // Whether any word is enough, because it was asked for or because no article has them all.
    private bool AnyWord => _relaxed || _search.Words == WordsMode.Any;

    private QueryForm Form => AnyWord ? _built.Any : _built.All;

    private Query Text => Form.Query;

    private ArticleSort EffectiveSort => _search.Sort ?? (_built.IsEmpty ? ArticleSort.Newest : ArticleSort.Relevance);

    private QueryReading Reading => new(_search.Text, Form.Description, _built.Warnings, _built.Corrected, _relaxed);

    /// <summary>The search as it runs, for questions about single articles.</summary>
    public ResolvedSearch Resolve() => new(_snapshot, _searcher, _search, _built, Form, Reading)
    {
        Factor = _factor,
        Whole = Whole(ArticleFilters.Common(_search), Selections()),
        Sort = SortOf(),
    };

    public ArticlePage Run()
    {
        var filters = Selections();
        var common = ArticleFilters.Common(_search);
        using var matches = _search.Facets.Count == 0 ? null : new SearchMatches(_searcher);
        var hits = _window.Find(_searcher, Whole(common, filters), SortOf(), matches);
        var facets = matches is null
            ? new Dictionary<Facet, FacetCounts>()
            : new FacetRun(_snapshot, _searcher, _search).Count(matches, With(Text, Occur.Filter, common), filters);
        return new ArticlePage(
            Reading,
            hits.Total,
            _window.Page,
            _search.Size,
            hits.NextCursor,
            _snapshot.Info,
            ReadHits(hits),
            facets);
    }

    // What each facet's selection keeps.
    private Dictionary<Facet, Query> Selections() => _search.Filters
        .Select(f => (f.Facet, Query: ArticleFilters.Of(f)))
        .Where(f => f.Query is not null)
        .ToDictionary(f => f.Facet, f => f.Query!);

    private Query Whole(IReadOnlyList<BooleanClause> common, Dictionary<Facet, Query> selections) => With(
        _factor.Weight > 0 ? new FunctionScoreQuery(Text, _factor) : Text,
        Occur.Must,
        [.. common, .. selections.Values.Select(query => new BooleanClause(query, Occur.Filter))]);

    private static Query With(Query query, Occur occur, IReadOnlyList<BooleanClause> filters)
    {
        if (filters.Count == 0)
        {
            return query;
        }

        var combined = new BooleanQuery.Builder().Add(query, occur);
        foreach (var filter in filters)
        {
            combined.Add(filter.Query, filter.Occur);
        }

        return combined.Build();
    }

    private Sort? SortOf() => EffectiveSort switch
    {
        ArticleSort.Newest => new Sort(SortField.Long(IndexFields.Published, descending: true)),
        ArticleSort.Oldest => new Sort(SortField.Long(IndexFields.Published)),
        ArticleSort.Quality => new Sort(SortField.Long(IndexFields.Quality, descending: true)),
        ArticleSort.Heat => new Sort(SortField.Long(IndexFields.Heat, descending: true)),
        _ => null,
    };

    private IReadOnlyList<ArticleHit> ReadHits(PageHits hits) => hits.Hits.Count == 0
        ? []
        : new HitReader(_snapshot, _searcher, _search, _built, AnyWord, _factor).Read(hits.Hits, isScored: EffectiveSort == ArticleSort.Relevance);

    private bool HasAnyMatch(Query query)
    {
        var weight = _searcher.CreateWeight(query, ScoreMode.CompleteNoScores);
        foreach (var leaf in _searcher.Reader.Leaves)
        {
            _searcher.Deadline.Check();
            var live = leaf.Reader.LiveDocs;
            var scorer = weight.GetScorer(leaf);
            for (var doc = scorer?.NextDoc() ?? Scorer.NoMoreDocs; doc != Scorer.NoMoreDocs; doc = scorer!.NextDoc())
            {
                if (live?.Get(doc) != false)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
