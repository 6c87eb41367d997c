using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary><c>/explain/{id}</c>: whether a search finds an article, and why.</summary>
public static class ExplainApi
{
    private const string Prefix = "/explain/";

    // The quotes in sentences stay readable.
    private static readonly ApiJsonContext Json = new(
        new JsonSerializerOptions(ApiJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void MapExplain(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Prefix + "{**id}", Get)
            .InSearchLane()
            .WithName("explain")
            .WithTags("search")
            .WithSummary("Why a search finds an article, or does not")
            .WithDescription("Takes the parameters of GET /search: its query string can be used as it is. What only shapes a page (page, size, "
                + "cursor, facets, highlight, explain) changes nothing here.")
            .AddOpenApiOperationTransformer(ExplainOperation.DescribeAsync)
            .Produces<VerdictResponse>()
            .ProducesApiProblem(StatusCodes.Status400BadRequest)
            .ProducesApiProblem(StatusCodes.Status404NotFound)
            .ProducesApiProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Get(HttpContext context, ArticleIndex index, TimeProvider time, [Description(ArticlesApi.IdDescription)] string? id)
    {
        var articleId = ArticlesApi.IdOf(context.Features.Get<IHttpRequestFeature>()?.RawTarget, Prefix) ?? id ?? "";
        var binder = new ArticleSearchBinder(time.GetUtcNow());
        foreach (var (name, values) in context.Request.Query)
        {
            binder.Add(name, values);
        }

        if (binder.Build() is not { } search)
        {
            return Problem.Validation(binder.Errors);
        }

        try
        {
            return index.Explain(articleId, search with { Cursor = null }, context.RequestAborted) is { } verdict
                ? TypedResults.Json(VerdictResponse.From(verdict), Json.VerdictResponse)
                : NotFound(index, articleId);
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

    private static Problem NotFound(ArticleIndex index, string id)
    {
        const string Hint = "There is no article with this id in the index, so no search finds it. An id is the file's path below the articles' folder, "
            + "with / between its parts and without the extension, as hits have it.";
        var skipped = index.SkippedFor(id);
        var reason = skipped is null ? "" : $" The file {skipped.Path} was left out{(skipped.Line is { } line ? $" for its line {line}" : "")}: {skipped.Reason}";
        return new Problem(StatusCodes.Status404NotFound, Hint + reason);
    }
}
