using System.Net.Mime;
using SearchService.Metrics;

namespace SearchService.Http;

/// <summary><c>/metrics</c>: what is measured, as Prometheus reads it.</summary>
public static class MetricsApi
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", Get)
            .WithName("metrics").WithTags("operation")
            .WithSummary("Measures for Prometheus")
            .DisableRateLimiting()
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Plain);

    private static IResult Get(HttpResponse response, PrometheusExporter exporter)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(exporter.Scrape(), PrometheusWriter.ContentType);
    }
}
