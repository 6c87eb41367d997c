using SearchService.Articles;

namespace SearchService.Http;

/// <summary><c>/health</c>: whether the process lives, and whether it can search.</summary>
public static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", Live)
            .WithName("live").WithTags("operation")
            .WithSummary("Whether the process answers")
            .DisableRateLimiting()
            .Produces<HealthResponse>();
        routes.MapGet("/health/ready", Ready)
            .WithName("ready").WithTags("operation")
            .WithSummary("Whether an index is open and can be searched")
            .WithDescription("When not, the member state of the problem is starting while the first index is built (percent tells how far), and broken when that failed.")
            .DisableRateLimiting()
            .Produces<HealthResponse>()
            .ProducesApiProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Live() => TypedResults.Json(new HealthResponse("live"), ApiJsonContext.Default.HealthResponse);

    private static IResult Ready(ArticleIndex index, IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStopping.IsCancellationRequested ? Problem.Stopping()
            : index.Readiness is { State: not IndexReadinessState.Ready } readiness ? Problem.NotReady(readiness)
            : TypedResults.Json(new HealthResponse("ready"), ApiJsonContext.Default.HealthResponse);
}
