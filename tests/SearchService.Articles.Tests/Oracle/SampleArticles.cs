namespace SearchService.Articles.Tests;

/// <summary>The sample articles of the repository.</summary>
public sealed class SampleArticles : IndexedArticles
{
    protected override string? FindArticles() => Path.Join(RepositoryFolder.Path, "index-data", "articles");
}
