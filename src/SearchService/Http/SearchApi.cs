using System.Diagnostics;
using SearchService.Articles;
using SearchService.Metrics;

namespace SearchService.Http;

/// <summary><c>/search</c>: from parameters to a page of hits.</summary>
public static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", Get)
            .InSearchLane()
            .WithName("search")
            .WithTags("search")
            .WithSummary("Find articles")
            .WithDescription("Totals and facet counts are exact. Without q every article is found, newest first.")
            .DescribeSearch();
        routes.MapPost("/search", PostAsync)
            .WithName("searchByBody")
            .WithTags("search")
            .WithSummary("Find articles, with the parameters in a JSON object")
            .WithDescription("The same names and values as in the query string of GET /search; what may be repeated there is a list or a single value here.")
            .DescribeSearch()
            .ProducesApiProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesApiProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    /// <summary>Runs a search; what goes wrong as expected is a problem.</summary>
    public static IResult Run(HttpContext context, ArticleIndex index, ArticleSearchBinder binder)
    {
        if (binder.Build() is not { } search)
        {
            return Problem.Validation(binder.Errors);
        }

        var started = Stopwatch.GetTimestamp();
        var (page, problem) = Search(context, index, search);
        return page is null ? problem! : new SearchPageResult(page, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>What a search finds, or what went wrong as expected: one of the two is null.</summary>
    public static (ArticlePage? Page, Problem? Problem) Search(HttpContext context, ArticleIndex index, ArticleSearch search)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var page = index.Search(search, context.RequestAborted);
            context.NoteSearch(SearchCount.OutcomeOf(page));
            return (page, null);
        }
        catch (IndexNotReadyException)
        {
            context.NoteSearch(SearchOutcome.NotReady);
            return (null, Problem.NotReady());
        }
        catch (CursorMismatchException)
        {
            return (null, Problem.ForeignCursor());
        }
        catch (CursorGoneException)
        {
            return (null, Problem.CursorGone());
        }
        catch (SearchTimeoutException)
        {
            context.NoteSearch(SearchOutcome.Timeout);
            return (null, Problem.SearchTimeout());
        }
        finally
        {
            context.RequestServices.GetRequiredService<SearchMetrics>().Measure(Stopwatch.GetElapsedTime(started));
        }
    }

    private static IResult Get(HttpContext context, ArticleIndex index, TimeProvider time)
    {
        var binder = new ArticleSearchBinder(time.GetUtcNow());
        foreach (var (name, values) in context.Request.Query)
        {
            binder.Add(name, values);
        }

        return Run(context, index, binder);
    }

    private static async Task<IResult> PostAsync(HttpContext context, ArticleIndex index, TimeProvider time, SearchLane lane)
    {
        var (document, problem) = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        using (document)
        {
            if (problem is not null)
            {
                return problem;
            }

            var binder = new ArticleSearchBinder(time.GetUtcNow());
            foreach (var (name, _) in context.Request.Query)
            {
                binder.Fail(name, "stands in the query string; POST takes its parameters in the body.");
            }

            if (document is not null)
            {
                SearchBody.AddTo(binder, document.RootElement);
            }

            // Not before the body is there, which may take its time.
            return (IResult)(await lane.RunAsync(context, () => new(Run(context, index, binder))))!;
        }
    }

    private static RouteHandlerBuilder DescribeSearch(this RouteHandlerBuilder route) => route
        .CountsAsSearch()
        .AddOpenApiOperationTransformer(SearchOperation.DescribeAsync)
        .Produces<SearchResponse>()
        .ProducesApiProblem(StatusCodes.Status400BadRequest)
        .ProducesApiProblem(StatusCodes.Status410Gone)
        .ProducesApiProblem(StatusCodes.Status503ServiceUnavailable);
}
