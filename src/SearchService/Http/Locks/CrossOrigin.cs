using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace SearchService.Http;

/// <summary>Lets pages of configured sites read answers (CORS). Without any no answer has such a header, and routes that change something never do.</summary>
public static class CrossOrigin
{
    private static readonly TimeSpan PreflightMaxAge = TimeSpan.FromMinutes(10);

    /// <summary>Registers the framework's CORS, which knows the routes that are left out.</summary>
    public static void AddCrossOrigin(this IServiceCollection services, IReadOnlyList<string> origins) => services.AddCors(cors =>
    {
        if (origins.Count > 0)
        {
            cors.AddDefaultPolicy(policy => Allow(policy, origins));
        }
    });

    private static void Allow(CorsPolicyBuilder policy, IReadOnlyList<string> origins) => policy
        .WithOrigins([.. origins])
        .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
        .WithHeaders(HeaderNames.ContentType, HeaderNames.IfNoneMatch)
        .WithExposedHeaders(HeaderNames.ETag, HeaderNames.RetryAfter)
        .SetPreflightMaxAge(PreflightMaxAge);
}
