using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary><c>/suggest</c>: what somebody who types may mean.</summary>
public static class SuggestApi
{
    private const string ExampleAnswer = """{ "suggestions": [ { "text": "Climate", "kind": "topic", "count": 23 } ] }""";

    public static void MapSuggest(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/suggest", Get)
            .InSearchLane()
            .WithName("suggest")
            .WithTags("search")
            .WithSummary("Complete what is being typed")
            .WithDescription("Titles, topics and providers that have the typed words, the last as far as it was typed: those that begin so first, then by count "
                + "and quality; with one typing error when there are not enough others, or none for several words. Counts are exact.")
            .AddOpenApiOperationTransformer(DescribeAsync)
            .Produces<SuggestResponse>()
            .ProducesApiProblem(StatusCodes.Status400BadRequest)
            .ProducesApiProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Get(HttpContext context, ArticleIndex index)
    {
        var binder = new SuggestBinder();
        binder.Add(context.Request.Query);
        if (binder.Errors.Count > 0)
        {
            return Problem.Validation(binder.Errors);
        }

        try
        {
            var suggestions = index.Suggest(binder.Text, binder.Size, context.RequestAborted);
            return new SuggestResult(binder.Text, suggestions, binder.IsOpenSearch ?? AcceptsOpenSearch(context.Request));
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

    /// <summary>Whether the array is asked for by name and JSON is not liked better (RFC 9110, section 12.5.1).</summary>
    private static bool AcceptsOpenSearch(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality(accepted, SuggestResult.OpenSearchMediaType) is > 0 and { } array
            && array >= (Quality(accepted, MediaTypeNames.Application.Json) ?? Quality(accepted, "application/*") ?? Quality(accepted, "*/*") ?? 0);
    }

    private static double? Quality(IList<MediaTypeHeaderValue> accepted, string mediaType) =>
        accepted.FirstOrDefault(type => type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)) is { } type ? type.Quality ?? 1 : null;

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Parameters = SearchOperation.InQuery(SuggestParameters.All);
        if (operation.Responses?["200"].Content is { } content)
        {
            content[MediaTypeNames.Application.Json].Example = JsonNode.Parse(ExampleAnswer);
            content[SuggestResult.OpenSearchMediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.Array },
                Example = JsonNode.Parse("""[ "clim", [ "Climate" ], [ "topic, 23 articles" ], [] ]"""),
            };
        }

        return Task.CompletedTask;
    }
}
