using Microsoft.Extensions.Primitives;

namespace SearchService.Http;

/// <summary>Answers only requests that name the service as it is configured to be named, where that is configured; others are a 400.
/// Then no page reaches it by a name of its own that it points here (DNS rebinding), and no link is made from such a name. A
/// request of HTTP/1.0 without a name, which no browser sends, is answered.</summary>
public static class AllowedHosts
{
    private const string Any = "*";

    /// <summary>To stand in front of the routes.</summary>
    public static void UseAllowedHosts(this IApplicationBuilder app, IReadOnlyList<string> hosts)
    {
        if (hosts.Count == 0 || hosts.Contains(Any))
        {
            return;
        }

        StringSegment[] patterns = [.. hosts.Select(host => new StringSegment(host))];
        app.Use((context, next) => !context.Request.Host.HasValue || HostString.MatchesAny(context.Request.Host.Host, patterns)
            ? next(context)
            : new Problem(StatusCodes.Status400BadRequest, "The service is not to be had under the name that the header Host gives.").ExecuteAsync(context));
    }
}
