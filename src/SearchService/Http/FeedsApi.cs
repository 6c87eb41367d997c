using Microsoft.Net.Http.Headers;
using SearchService.Articles;
using SearchService.Hosting;

namespace SearchService.Http;

/// <summary><c>/search.atom</c> and <c>/search.json-feed</c>: every search as a feed, newest first unless asked for otherwise. Who has the
/// newest one already is told so without a search.</summary>
public static class FeedsApi
{
    private const string DefaultSize = "20";

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var siteName = routes.ServiceProvider.GetRequiredService<SearchOptions>().SiteName;
        routes.MapGet("/search.atom", (HttpContext context, ArticleIndex index, TimeProvider time) =>
                Get(context, index, time, page => FeedResult.Atom(FeedReader.Read(context.Request, page, siteName))))
            .WithName("atomFeed")
            .WithSummary("A search as an Atom feed")
            .DescribeFeed(AtomWriter.ContentType);
        routes.MapGet("/search.json-feed", (HttpContext context, ArticleIndex index, TimeProvider time) =>
                Get(context, index, time, page => FeedResult.Json(FeedReader.Read(context.Request, page, siteName))))
            .WithName("jsonFeed")
            .WithSummary("A search as a JSON Feed")
            .DescribeFeed(JsonFeedWriter.ContentType);
    }

    private static IResult Get(HttpContext context, ArticleIndex index, TimeProvider time, Func<ArticlePage, FeedResult> write)
    {
        if (Bind(context.Request.Query, time, out var errors) is not { } search)
        {
            return Problem.Validation(errors);
        }

        var self = FeedLinks.Of(context.Request, nextCursor: null).Self;
        context.Response.Headers.CacheControl = "no-cache";
        if (FeedTag.IsFixed(search) && index.Tag is { } tag && IsKnown(context.Request, FeedTag.Of(tag, self)))
        {
            return NotModified(context.Response, FeedTag.Of(tag, self));
        }

        var (page, problem) = SearchApi.Search(context, index, search);
        return page is null ? problem! : Answer(context, page, FeedTag.IsFixed(search) ? FeedTag.Of(page.Tag, self) : FeedTag.OfContent(page, self), write);
    }

    private static IResult Answer(HttpContext context, ArticlePage page, EntityTagHeaderValue tag, Func<ArticlePage, FeedResult> write)
    {
        if (IsKnown(context.Request, tag))
        {
            return NotModified(context.Response, tag);
        }

        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.GetTypedHeaders().LastModified = page.Index.BuiltAt;
        return write(page);
    }

    // What only pages for people show costs a feed nothing.
    private static ArticleSearch? Bind(IQueryCollection query, TimeProvider time, out IReadOnlyDictionary<string, string[]> errors)
    {
        var binder = new ArticleSearchBinder(time.GetUtcNow());
        foreach (var (name, values) in query)
        {
            binder.Add(name, values);
        }

        if (!query.ContainsKey("size"))
        {
            binder.Add("size", DefaultSize);
        }

        errors = binder.Errors;
        var search = binder.Build();
        return search is null ? null : search with { Sort = search.Sort ?? ArticleSort.Newest, Highlight = false, Explain = false, Facets = [] };
    }

    // As RFC 9110, section 13.1.2, compares: weak and strong alike.
    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) => request.GetTypedHeaders().IfNoneMatch
        .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    private static IResult NotModified(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.GetTypedHeaders().ETag = tag;
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }

    private static void DescribeFeed(this RouteHandlerBuilder route, string contentType) => route
        .CountsAsSearch()
        .InSearchLane()
        .WithTags("feeds")
        .WithDescription("The parameters of GET /search; newest first and 20 entries unless asked for otherwise. An ETag tells the index's version, so that "
            + "If-None-Match is answered by 304 until it changes. An article without a date has the time at which the index was built.")
        .AddOpenApiOperationTransformer(SearchOperation.DescribeParametersAsync)
        .Produces<string>(StatusCodes.Status200OK, contentType.Split(';')[0])
        .Produces(StatusCodes.Status304NotModified)
        .ProducesApiProblem(StatusCodes.Status400BadRequest)
        .ProducesApiProblem(StatusCodes.Status410Gone)
        .ProducesApiProblem(StatusCodes.Status503ServiceUnavailable);
}
