namespace SearchService.Http;

/// <summary><c>/api</c>: where to go from here.</summary>
public static class HomeApi
{
    private static readonly HomeResponse Home = new("SearchService", new Dictionary<string, string>
    {
        ["search"] = "/search?q=",
        ["suggest"] = "/suggest?q=",
        ["stats"] = "/stats",
        ["jobs"] = "/jobs",
        ["ready"] = "/health/ready",
        ["openapi"] = "/openapi/v1.json",
        ["reference"] = "/docs",
    });

    public static void MapHome(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api", () => TypedResults.Json(Home, ApiJsonContext.Default.HomeResponse))
            .WithName("home").WithTags("operation")
            .WithSummary("Links to the routes")
            .Produces<HomeResponse>();
}
