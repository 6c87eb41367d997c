using System.Net;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class HeadRequestsTests(SampleService sample)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/page/app.js")]
    [InlineData("/docs/index.html")]
    [InlineData("/search?q=solar")]
    [InlineData("/search?size=x")]
    [InlineData("/search.atom?q=solar")]
    [InlineData("/search.json-feed?topic=Energy")]
    [InlineData("/opensearch.xml")]
    [InlineData("/suggest?q=clim")]
    [InlineData("/articles/none")]
    [InlineData("/jobs")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/nowhere")]
    public async Task Head_is_answered_as_get_without_the_body(string url)
    {
        using var get = await sample.Service.Client.GetAsync(url, Cancellation);
        var head = await RawHttp.SendAsync(sample.Service.Client.BaseAddress!, "HEAD", url, null, null, Cancellation);

        Assert.Equal((int)get.StatusCode, head.Status);
        Assert.Equal(get.Content.Headers.ContentType?.MediaType, head.MediaType);
        Assert.Empty(head.Body);
    }

    [Theory]
    [InlineData("DELETE", "/search", "GET, HEAD, POST")]
    [InlineData("PUT", "/articles/a", "GET, HEAD")]
    [InlineData("OPTIONS", "/", "GET, HEAD")]
    [InlineData("POST", "/docs/index.html", "GET, HEAD")]
    [InlineData("HEAD", "/reindex", "POST")]
    public async Task Other_methods_are_told_which_there_are(string method, string url, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        using var response = await sample.Service.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
