using SearchService.Articles;

namespace SearchService.Http;

/// <summary>A page of hits as an answer.</summary>
/// <param name="page">What the search found.</param>
/// <param name="tookMs">How long it took, in milliseconds.</param>
public sealed class SearchPageResult(ArticlePage page, double tookMs) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        SearchResponseWriter.Write(response.BodyWriter, page, tookMs);
        return response.BodyWriter.FlushAsync(httpContext.RequestAborted).AsTask();
    }
}
