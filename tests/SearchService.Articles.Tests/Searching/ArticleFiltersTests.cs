using Xunit;

namespace SearchService.Articles.Tests;

public sealed class ArticleFiltersTests : IDisposable
{
    private static readonly DateTimeOffset Moment = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private readonly ArticleFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    // Publication is indexed in whole milliseconds; bounds may lie between two of them.
    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(-5_000, 5_000, 1)]
    [InlineData(-5_000, -4_000, 0)]
    [InlineData(1, 5_000, 0)]
    public async Task Dates_keep_what_lies_between_the_bounds(int fromTicks, int toTicks, int expected)
    {
        _folder.Write("a", "Dated", "publishedDateTime: 2024-05-06T07:08:09Z");
        await using var index = await _folder.StartAsync();
        var search = new ArticleSearch { From = Moment.AddTicks(fromTicks), ToExclusive = Moment.AddTicks(toTicks) };
        Assert.Equal(expected, index.Search(search).Total);
    }
}
