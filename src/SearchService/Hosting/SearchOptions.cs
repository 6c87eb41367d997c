using System.Net;
using SearchService.Articles;
using SearchService.Http;

namespace SearchService.Hosting;

/// <summary>The settings of the service: section <c>Search</c> of the configuration, checked.</summary>
/// <param name="Index">What the index is made from and how it ranks.</param>
/// <param name="AdminKey">The key of the routes that change something; null = callers on this machine only.</param>
/// <param name="ShowImages">Whether the search page shows the images of articles, which browsers fetch from other hosts.</param>
/// <param name="SiteName">What feeds and browsers call the service; 1 to 16 characters.</param>
public sealed record SearchOptions(ArticleIndexOptions Index, string? AdminKey, bool ShowImages, string SiteName)
{
    /// <summary>What callers may ask at a time.</summary>
    public ServiceLimits Limits { get; init; } = new();

    /// <summary>The proxies whose word on who calls, and by which scheme, is taken; none = nobody's.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>The sites whose pages may read answers in a browser, as <c>https://host</c>; <c>*</c> = all; none = this one alone.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>The names under which the service may be asked, as the header Host has them, <c>*.</c> before one for all below it; none = any.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Where the service is reached, without a slash at the end, for links in feeds; null = as each request names it.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Keeps the key out of logs.</summary>
    public override string ToString() => $"{nameof(SearchOptions)} {{ {Index}, AdminKey = {(AdminKey is null ? "none" : "…")}, ShowImages = {ShowImages}, SiteName = {SiteName} }}";
}
