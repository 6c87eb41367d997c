using SearchService.Articles;

namespace SearchService.Hosting;

/// <summary>The settings of the service: section <c>Search</c> of the configuration, checked.</summary>
/// <param name="Index">What the index is made from and how it ranks.</param>
/// <param name="AdminKey">The key of the routes that change something; null = callers on this machine only.</param>
/// <param name="ShowImages">Whether the search page shows the images of articles, which browsers fetch from other hosts.</param>
/// <param name="SiteName">What feeds and browsers call the service; 1 to 16 characters.</param>
public sealed record SearchOptions(ArticleIndexOptions Index, string? AdminKey, bool ShowImages, string SiteName)
{
    /// <summary>Keeps the key out of logs.</summary>
    public override string ToString() => $"{nameof(SearchOptions)} {{ {Index}, AdminKey = {(AdminKey is null ? "none" : "…")}, ShowImages = {ShowImages}, SiteName = {SiteName} }}";
}
