using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>A folder of articles, indexed into a folder that goes with the tests, and the reference over the same folder.</summary>
public abstract class IndexedArticles : IAsyncLifetime
{
    private DirectoryInfo? _folder;

    public ArticleIndexOptions Options { get; private set; } = null!;

    public ArticleIndex Index { get; private set; } = null!;

    internal PlainArticles Plain { get; private set; } = null!;

    /// <summary>The folder of articles; null when there is none, and then nothing else is there: its tests skip themselves.</summary>
    protected abstract string? FindArticles();

    public async ValueTask InitializeAsync()
    {
        if (FindArticles() is not { } articles)
            return;
        _folder = Directory.CreateTempSubdirectory("searchservice-");
        Options = new ArticleIndexOptions { ArticlesPath = articles, IndexPath = _folder.FullName };
        Plain = new PlainArticles(Options);
        Index = new ArticleIndex(Options);
        Index.Start();
        Assert.Equal(JobState.Succeeded, (await Index.WaitForJobAsync(Index.Jobs[0].Id)).State);
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
            return;
        await Index.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
