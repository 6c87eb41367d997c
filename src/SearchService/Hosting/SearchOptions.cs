using SearchService.Articles;

namespace SearchService.Hosting;

/// <summary>The settings of the service: section <c>Search</c> of the configuration, checked.</summary>
/// <param name="Index">What the index is made from and how it ranks.</param>
/// <param name="AdminKey">The key of the routes that change something; null = callers on this machine only.</param>
public sealed record SearchOptions(ArticleIndexOptions Index, string? AdminKey)
{
    /// <summary>Keeps the key out of logs.</summary>
    public override string ToString() => $"{nameof(SearchOptions)} {{ {Index}, AdminKey = {(AdminKey is null ? "none" : "…")} }}";
}
