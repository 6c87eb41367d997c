using System.ComponentModel;
using Microsoft.AspNetCore.Http.Features;
using SearchService.Articles;

namespace SearchService.Http;

/// <summary><c>/articles/{id}</c>: one article as indexed.</summary>
public static class ArticlesApi
{
    public static void MapArticles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/articles/{**id}", Get)
            .WithName("article")
            .WithTags("articles")
            .WithSummary("One article")
            .WithDescription("All its display fields, and what is related; a related article that is indexed itself has an id.")
            .Produces<ArticleResponse>()
            .ProducesApiProblem(StatusCodes.Status404NotFound)
            .ProducesApiProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Get(
        HttpContext context,
        ArticleIndex index,
        [Description("The id of a hit: a path with / between its parts. Each part is percent-encoded once, / may be.")] string? id)
    {
        var articleId = IdOf(context.Features.Get<IHttpRequestFeature>()?.RawTarget) ?? id ?? "";
        try
        {
            return index.Find(articleId) is { } article
                ? new ArticleResult(article)
                : new Problem(StatusCodes.Status404NotFound, "There is no article with this id in the index.");
        }
        catch (IndexNotReadyException)
        {
            return Problem.NotReady();
        }
    }

    /// <summary>The id in a request's target as it came over the wire, percent-decoded exactly once. The path that ASP.NET Core
    /// offers leaves <c>%2F</c> as it is, so that it cannot tell an encoded slash from an encoded percent sign before "2F".</summary>
    public static string? IdOf(string? rawTarget)
    {
        const string Prefix = "/articles/";
        if (rawTarget is null || !rawTarget.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = rawTarget.AsSpan().IndexOfAny('?', '#');
        return Uri.UnescapeDataString(rawTarget[Prefix.Length..(end < 0 ? rawTarget.Length : end)]);
    }
}
