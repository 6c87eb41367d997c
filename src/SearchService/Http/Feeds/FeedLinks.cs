using Microsoft.AspNetCore.Http.Extensions;
using SearchService.Hosting;

namespace SearchService.Http;

/// <summary>The addresses of a feed, absolute: on the configured public address, or on the host that it was asked for at.</summary>
/// <param name="Base">The service, without a slash at the end.</param>
/// <param name="Self">This page of the feed.</param>
/// <param name="Alternate">The same search as a page for people.</param>
/// <param name="Next">The next page; null on the last.</param>
public sealed record FeedLinks(string Base, string Self, string Alternate, string? Next)
{
    // What a page for people has its own way with, or nothing to do with.
    private static readonly string[] FeedOnly = ["cursor", "page", "size", "highlight", "explain"];

    /// <summary>The addresses that belong to a request.</summary>
    /// <param name="request">Of a route for feeds.</param>
    /// <param name="nextCursor">Where the next page begins; null on the last.</param>
    public static FeedLinks Of(HttpRequest request, string? nextCursor)
    {
        var service = BaseOf(request);
        var route = $"{service}{request.Path.ToUriComponent()}";
        var next = nextCursor is null ? null : route + QueryOf(request, "page", "cursor").Add("cursor", nextCursor);
        return new FeedLinks(service, route + QueryOf(request), $"{service}/{QueryOf(request, FeedOnly)}", next);
    }

    /// <summary>The service as it is configured to be named, or else as a request reached it; without a slash at the end.</summary>
    public static string BaseOf(HttpRequest request)
    {
        if (request.HttpContext.RequestServices.GetRequiredService<SearchOptions>().PublicUrl is { } publicUrl)
        {
            return publicUrl.AbsoluteUri.TrimEnd('/');
        }

        // HTTP/1.0 knows requests without a host.
        var host = request.Host.HasValue ? request.Host : new HostString("localhost");
        return UriHelper.BuildAbsolute(request.Scheme, host, request.PathBase).TrimEnd('/');
    }

    // Encoded anew, so that it is a valid address whatever the caller wrote.
    private static QueryString QueryOf(HttpRequest request, params IReadOnlyList<string> without) => QueryString.Create(
        request.Query.Where(parameter => !without.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase)));
}
