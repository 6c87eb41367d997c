using SearchService.Articles;
using SearchService.Metrics;

namespace SearchService.Http;

/// <summary>Counts requests to the routes that search, by how they ended: what ran tells itself, the status tells the rest.</summary>
public static class SearchCount
{
    /// <summary>To stand behind the routing, and in front of what may refuse a request.</summary>
    public static void UseSearchCount(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Marker>() is null)
        {
            await next(context);
            return;
        }

        var outcome = SearchOutcome.Error;
        try
        {
            await next(context);
            outcome = context.Items.TryGetValue(typeof(SearchOutcome), out var noted) ? (string)noted! : SearchOutcome.OfStatus(context.Response.StatusCode);
        }
        finally
        {
            context.RequestServices.GetRequiredService<SearchMetrics>().Count(context.RequestAborted.IsCancellationRequested ? SearchOutcome.ClientGone : outcome);
        }
    });

    /// <summary>Marks a route as one that searches.</summary>
    public static RouteHandlerBuilder CountsAsSearch(this RouteHandlerBuilder route) => route.WithMetadata(new Marker());

    /// <summary>Notes how the search of a request ended.</summary>
    /// <param name="context">The request.</param>
    /// <param name="outcome">One of <see cref="SearchOutcome"/>.</param>
    public static void NoteSearch(this HttpContext context, string outcome) => context.Items[typeof(SearchOutcome)] = outcome;

    /// <summary>What a page tells of its search.</summary>
    public static string OutcomeOf(ArticlePage page) =>
        page.Total == 0 ? SearchOutcome.ZeroHits : page.Query.Relaxed ? SearchOutcome.Relaxed : SearchOutcome.Ok;

    private sealed class Marker;
}
