using System.Globalization;
using System.Runtime.ExceptionServices;
using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Answers searches on a publication of the index.</summary>
/// <param name="options">How articles rank, and what a search may cost.</param>
/// <param name="rules">The rules of queries, which may change at any time.</param>
internal sealed class ArticleSearcher(ArticleIndexOptions options, QueryRuleFiles rules)
{
    // Words, a phrase, a prefix, facets: what most searches are made of.
    private static readonly ArticleSearch Typical = new()
    {
        Text = "new report announces \"first year\" tech*",
        Words = WordsMode.Any,
        Facets = Enum.GetValues<Facet>(),
        Explain = true,
    };

    /// <summary>Runs a search whose answer nobody needs, and beside it looks for suggestions: it compiles the code, gathers what is made once
    /// per publication, and brings the files into memory.</summary>
    public void Warm(ArticleSnapshot snapshot)
    {
        try
        {
            Parallel.Invoke(
                () => new ArticleSearchRun(options, snapshot, snapshot.Searcher, Typical, Reading()).Run(),
                () => new SuggestRun(snapshot.Searcher, snapshot.Suggestions, TypedWords.Of("new mistyqed", options.Limits.MaxQueryLength), size: 1).Run());
        }
        catch (AggregateException e)
        {
            // Both have ended; the first failure says why.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>What <see cref="ArticlePage.Tag"/> is on a publication.</summary>
    public string TagOf(ArticleSnapshot snapshot) => TagOf(snapshot, Reading());

    /// <exception cref="CursorGoneException">The search is read by other rules or settings than when its cursor was handed out.</exception>
    /// <exception cref="CursorMismatchException">The cursor is another search's.</exception>
    /// <exception cref="SearchTimeoutException">The search took longer than the configured deadline.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public ArticlePage Search(ArticleSnapshot snapshot, ArticleSearch search, CancellationToken cancellation)
    {
        var reading = Reading();
        if (search.Cursor is { } cursor && cursor.Ground != reading.Ground)
        {
            throw new CursorGoneException("The rules and settings that the cursor's search was read by have changed.");
        }

        return WithDeadline(
            snapshot, cancellation, searcher => new ArticleSearchRun(options, snapshot, searcher, search, reading).Run() with { Tag = TagOf(snapshot, reading) });
    }

    /// <summary>What a search makes of one article; null when the publication does not have it.</summary>
    /// <exception cref="SearchTimeoutException">It took longer than the configured deadline.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public ArticleVerdict? Explain(ArticleSnapshot snapshot, string id, ArticleSearch search, CancellationToken cancellation)
    {
        var docId = ArticleLookup.FindDocument(snapshot.Reader, id);
        if (docId < 0)
        {
            return null;
        }

        return WithDeadline(snapshot, cancellation, searcher =>
            new VerdictRun(new ArticleSearchRun(options, snapshot, searcher, search, Reading()).Resolve(), docId).Judge());
    }

    /// <summary>The articles that are like one; null when the publication does not have it.</summary>
    /// <exception cref="SearchTimeoutException">It took longer than the configured deadline.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public SimilarPage? FindSimilar(ArticleSnapshot snapshot, SimilarSearch search, CancellationToken cancellation)
    {
        var factor = new SaturationFactor(IndexFields.Quality, search.QualityWeight ?? options.QualityWeight, options.QualityPivot);
        return WithDeadline(snapshot, cancellation, searcher => new SimilarRun(snapshot, searcher, search, factor).Run());
    }

    /// <summary>What somebody who typed a text so far may mean.</summary>
    /// <exception cref="SearchTimeoutException">It took longer than the configured deadline.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public IReadOnlyList<Suggestion> Suggest(ArticleSnapshot snapshot, string text, int size, CancellationToken cancellation) =>
        WithDeadline(snapshot, cancellation, searcher =>
            new SuggestRun(searcher, snapshot.Suggestions, TypedWords.Of(text, options.Limits.MaxQueryLength), size).Run());

    private T WithDeadline<T>(ArticleSnapshot snapshot, CancellationToken cancellation, Func<IndexSearcher, T> answer)
    {
        var deadline = options.Limits.SearchDeadline;
        try
        {
            return answer(snapshot.Searcher.WithDeadline(QueryDeadline.After(deadline, cancellation)));
        }
        catch (QueryTimeoutException)
        {
            throw new SearchTimeoutException(deadline);
        }
    }

    private static string TagOf(ArticleSnapshot snapshot, SearchReading reading) =>
        string.Create(CultureInfo.InvariantCulture, $"{snapshot.Version.Generation}-{snapshot.Version.Id:N}-{reading.Ground:x16}");

    private SearchReading Reading()
    {
        var current = rules.Current;
        return new SearchReading(current, SearchGround.Of(options, current.Version));
    }
}
