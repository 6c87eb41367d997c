namespace SearchService.Articles.Tests;

/// <summary>3,002 real articles, which are not part of the repository.</summary>
public sealed class CorpusArticles : IndexedArticles
{
    public const string Folder = "corpus/articles";

    protected override string? FindArticles() => SharedFolder.Find(Folder);
}
