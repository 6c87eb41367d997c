using SearchService.Articles;
using SearchService.Testing;

namespace SearchService.Benchmarks;

/// <summary>Synthetic articles as the product's own, as if read from files.</summary>
internal sealed class MemoryArticles(int seed, int maxRelated)
{
    private readonly ArticleGenerator _generator = new(seed);

    public Article Create(int index, out ArticleFile file)
    {
        var article = _generator.Create(index);
        var source = SyntheticArticleJson.ToSource(article);
        file = new ArticleFile("", $"{article.Id}.md", article.Id, source.Length, article.Published.UtcDateTime, article.Published.UtcDateTime);
        return new Article
        {
            Id = article.Id,
            Title = article.Title,
            Excerpt = article.Excerpt,
            Topics = article.Topics,
            ProviderName = article.Provider.Name,
            ProviderDomain = article.Provider.Domain,
            Category = article.Category,
            Type = article.Type,
            Quality = article.Quality,
            Heat = article.Heat >= 0 ? article.Heat : null,
            Published = article.Published,
            Source = source,
            Related = maxRelated == 0 ? [] : SyntheticArticleJson.ToRelated(_generator.Related(article, maxRelated)),
            ContentHash = HashCode.Combine(seed, index),
        };
    }
}
