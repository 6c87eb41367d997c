using SearchService.Articles;

namespace SearchService.Http;

/// <summary><c>/stats</c>: what there is to know of the index.</summary>
public static class StatsApi
{
    public static void MapStats(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/stats", Get)
            .WithName("stats").WithTags("operation")
            .WithSummary("Size, version and age of the index, and the last job")
            .Produces<StatsResponse>();

    private static IResult Get(ArticleIndex index) => TypedResults.Json(StatsResponse.From(index.Stats), ApiJsonContext.Default.StatsResponse);
}
