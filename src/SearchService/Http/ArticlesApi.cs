using System.ComponentModel;
using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary><c>/articles/{id}</c>: one article as indexed; <c>/articles/{id}/similar</c>: others like it.</summary>
public static class ArticlesApi
{
    private const string SimilarSuffix = "/similar";

    internal const string IdDescription = "The id of a hit: a path with / between its parts. Each part is percent-encoded once, / may be.";

    // An id may have slashes, and a route cannot go on behind a parameter that takes them: so each route may get what is meant for the
    // other, and one handler answers both.
    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/articles/{**id}", Get)
            .InSearchLane()
            .WithName("article")
            .WithTags("articles")
            .WithSummary("One article")
            .WithDescription("All its display fields, and what is related; a related article that is indexed itself has an id.")
            .Produces<ArticleResponse>()
            .ProducesApiProblem(StatusCodes.Status404NotFound)
            .ProducesApiProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/articles/{id}" + SimilarSuffix, Get)
            .InSearchLane()
            .WithName("similarArticles")
            .WithTags("articles")
            .WithSummary("Other articles like this one")
            .WithDescription("By the article's telling words, its topics and its own related list; each hit says which. Neither the article itself "
                + "nor copies of it are listed.")
            .AddOpenApiOperationTransformer(SimilarOperation.DescribeAsync)
            .Produces<SimilarResponse>()
            .ProducesApiProblem(StatusCodes.Status400BadRequest)
            .ProducesApiProblem(StatusCodes.Status404NotFound)
            .ProducesApiProblem(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The id in a request's target as it came over the wire, percent-decoded exactly once. The path that ASP.NET Core
    /// offers leaves <c>%2F</c> as it is, so that it cannot tell an encoded slash from an encoded percent sign before "2F".</summary>
    /// <param name="rawTarget">The target.</param>
    /// <param name="prefix">The path before the id, with its last slash.</param>
    public static string? IdOf(string? rawTarget, string prefix = "/articles/")
    {
        if (rawTarget is null || !rawTarget.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = rawTarget.AsSpan().IndexOfAny('?', '#');
        return Uri.UnescapeDataString(rawTarget[prefix.Length..(end < 0 ? rawTarget.Length : end)]);
    }

    private static IResult Get(HttpContext context, ArticleIndex index, [Description(IdDescription)] string? id)
    {
        var path = IdOf(context.Features.Get<IHttpRequestFeature>()?.RawTarget) ?? id ?? "";
        try
        {
            // An article whose own id ends so comes first.
            return index.Find(path) is { } article ? new ArticleResult(article)
                : path.EndsWith(SimilarSuffix, StringComparison.OrdinalIgnoreCase) ? GetSimilar(context, index, path[..^SimilarSuffix.Length])
                : NotFound();
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

    private static IResult GetSimilar(HttpContext context, ArticleIndex index, string id)
    {
        var binder = new SimilarBinder(id);
        binder.Add(context.Request.Query);
        if (binder.Errors.Count > 0)
        {
            return Problem.Validation(binder.Errors);
        }

        var started = Stopwatch.GetTimestamp();
        return index.FindSimilar(binder.Search, context.RequestAborted) is { } page
            ? new SimilarResult(page, Stopwatch.GetElapsedTime(started).TotalMilliseconds)
            : NotFound();
    }

    private static Problem NotFound() => new(StatusCodes.Status404NotFound, "There is no article with this id in the index.");
}
