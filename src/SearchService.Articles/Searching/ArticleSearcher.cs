using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>Answers searches on a publication of the index.</summary>
internal sealed class ArticleSearcher(ArticleIndexOptions options)
{
    /// <exception cref="SearchTimeoutException">The search took longer than the configured deadline.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public ArticlePage Search(ArticleSnapshot snapshot, ArticleSearch search, CancellationToken cancellation)
    {
        var deadline = options.Limits.SearchDeadline;
        try
        {
            var searcher = snapshot.Searcher.WithDeadline(QueryDeadline.After(deadline, cancellation));
            return new ArticleSearchRun(options, snapshot, searcher, search).Run();
        }
        catch (QueryTimeoutException)
        {
            throw new SearchTimeoutException(deadline);
        }
    }
}
