namespace SearchService.Http;

/// <summary>Puts routes that search into the <see cref="SearchLane"/>.</summary>
public static class SearchLaneRoutes
{
    /// <summary>For a handler that does nothing but compute an answer; one that reads a body asks the lane itself, behind that.</summary>
    public static RouteHandlerBuilder InSearchLane(this RouteHandlerBuilder route) => route.AddEndpointFilter((context, next) =>
        context.HttpContext.RequestServices.GetRequiredService<SearchLane>().RunAsync(context.HttpContext, () => next(context)));

    /// <summary>Keeps as many threads at hand as searches may occupy, and some for everything else: the pool makes further ones
    /// only after half a second, for which searches alone would be served.</summary>
    public static void ReserveThreads(ServiceLimits limits)
    {
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        var needed = limits.MaxConcurrentSearches + (2 * Environment.ProcessorCount);
        ThreadPool.SetMinThreads(Math.Max(workers, needed), completionPorts);
    }
}
