namespace SearchService.Http;

/// <summary>A feed as an answer.</summary>
public sealed class FeedResult : IResult
{
    private readonly byte[] _body;
    private readonly string _contentType;

    private FeedResult(byte[] body, string contentType) => (_body, _contentType) = (body, contentType);

    public static FeedResult Atom(Feed feed) => new(AtomWriter.Write(feed), AtomWriter.ContentType);

    public static FeedResult Json(Feed feed) => new(JsonFeedWriter.Write(feed), JsonFeedWriter.ContentType);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = _contentType;
        response.ContentLength = _body.Length;
        return response.Body.WriteAsync(_body, httpContext.RequestAborted).AsTask();
    }
}
