using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Answers searches on a publication of the index.</summary>
internal sealed class ArticleSearcher(ArticleIndexOptions options)
{
    // Words, a phrase, a prefix, facets: what most searches are made of.
    private static readonly ArticleSearch Typical = new()
    {
        Text = "new report announces \"first year\" tech*",
        Words = WordsMode.Any,
        Facets = Enum.GetValues<Facet>(),
        Explain = true,
    };

    // No rules are added to what is asked.
    private readonly ulong _ground = SearchGround.Of(options, rules: "");

    /// <summary>Runs a search whose answer nobody needs: it compiles the code, gathers what is made once per publication, and
    /// brings the files into memory.</summary>
    public void Warm(ArticleSnapshot snapshot) =>
        new ArticleSearchRun(options, snapshot, snapshot.Searcher, Typical, _ground).Run();

    /// <exception cref="CursorGoneException">The search is read by other rules or settings than when its cursor was handed out.</exception>
    /// <exception cref="CursorMismatchException">The cursor is another search's.</exception>
    /// <exception cref="SearchTimeoutException">The search took longer than the configured deadline.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public ArticlePage Search(ArticleSnapshot snapshot, ArticleSearch search, CancellationToken cancellation)
    {
        if (search.Cursor is { } cursor && cursor.Ground != _ground)
        {
            throw new CursorGoneException("The rules and settings that the cursor's search was read by have changed.");
        }

        var deadline = options.Limits.SearchDeadline;
        try
        {
            var searcher = snapshot.Searcher.WithDeadline(QueryDeadline.After(deadline, cancellation));
            return new ArticleSearchRun(options, snapshot, searcher, search, _ground).Run();
        }
        catch (QueryTimeoutException)
        {
            throw new SearchTimeoutException(deadline);
        }
    }

    /// <summary>The articles that are like one; null when the publication does not have it.</summary>
    /// <exception cref="SearchTimeoutException">It took longer than the configured deadline.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public SimilarPage? FindSimilar(ArticleSnapshot snapshot, SimilarSearch search, CancellationToken cancellation)
    {
        var deadline = options.Limits.SearchDeadline;
        var factor = new SaturationFactor(IndexFields.Quality, search.QualityWeight ?? options.QualityWeight, options.QualityPivot);
        try
        {
            return new SimilarRun(snapshot, snapshot.Searcher.WithDeadline(QueryDeadline.After(deadline, cancellation)), search, factor).Run();
        }
        catch (QueryTimeoutException)
        {
            throw new SearchTimeoutException(deadline);
        }
    }
}
