using System.ComponentModel;
using System.Diagnostics;
using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary><c>/facets/{name}</c>: the values of one facet, to be looked through.</summary>
public static class FacetsApi
{
    private const string ExampleAnswer = """
        { "facet": "topic", "values": [ { "value": "Climate", "count": 23, "selected": false } ], "distinct": 1, "other": 0, "tookMs": 0.2 }
        """;

    private static readonly IReadOnlyList<string> Names = SearchParameters.Facets.Choices;

    public static void MapFacets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/facets/{name}", Get)
            .InSearchLane()
            .WithName("facet")
            .WithTags("search")
            .WithSummary("Find values of one facet")
            .WithDescription("Their counts are those of a search with the same parameters: they ignore the selection made in the same facet and respect all others.")
            .AddOpenApiOperationTransformer(DescribeAsync)
            .Produces<FacetSearchResponse>()
            .ProducesApiProblem(StatusCodes.Status400BadRequest)
            .ProducesApiProblem(StatusCodes.Status404NotFound)
            .ProducesApiProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Get(
        HttpContext context, ArticleIndex index, TimeProvider time, [Description("topic, provider, category, type, year, month or quality.")] string name)
    {
        var facet = ParameterValues.IndexOf(Names, name);
        if (facet < 0)
        {
            return new Problem(StatusCodes.Status404NotFound, $"There is no such facet; there are {string.Join(", ", Names)}.");
        }

        var binder = new ArticleSearchBinder(time.GetUtcNow(), FacetParameters.All);
        binder.Add(context.Request.Query);
        return binder.Build() is { } search
            ? Answer(index, search with { Facets = [(Facet)facet], FacetSize = search.Size, Size = 0 }, context.RequestAborted)
            : Problem.Validation(binder.Errors);
    }

    private static IResult Answer(ArticleIndex index, ArticleSearch search, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var (facet, counts) = index.Search(search, cancellation).Facets.Single();
            var tookMs = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 3);
            var values = counts.Values.Select(value => new FacetValueResponse(value.Value, value.Count, value.Selected));
            var answer = new FacetSearchResponse(Names[(int)facet], [.. values], counts.Distinct, counts.Other, tookMs);
            return TypedResults.Json(answer, ApiJsonContext.Default.FacetSearchResponse);
        }
        catch (IndexNotReadyException)
        {
            return Problem.NotReady();
        }
        catch (SearchTimeoutException)
        {
            return Problem.SearchTimeout();
        }
    }

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Parameters = [.. operation.Parameters ?? [], .. SearchOperation.InQuery(FacetParameters.All)];
        if (operation.Responses?["200"].Content?[MediaTypeNames.Application.Json] is { } answer)
        {
            answer.Example = JsonNode.Parse(ExampleAnswer);
        }

        return Task.CompletedTask;
    }
}
