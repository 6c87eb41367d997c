using Xunit;

namespace SearchService.Articles.Tests;

public sealed class RangeFacetTests : IDisposable
{
    private readonly ArticleFolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2023-12-31T23:59:59Z", "2023", "2023-12")]
    [InlineData("2024-01-01T00:30:00+01:00", "2023", "2023-12")]
    [InlineData("2023-12-31T23:30:00-01:00", "2024", "2024-01")]
    [InlineData("1969-12-31T23:59:59.999Z", "1969", "1969-12")]
    [InlineData("0001-01-01T00:00:00Z", "0001", "0001-01")]
    [InlineData("9999-12-31T23:59:59.999Z", "9999", "9999-12")]
    [InlineData("2024-02-29", "2024", "2024-02")]
    public async Task Years_and_months_are_those_of_utc(string published, string year, string month)
    {
        _folder.Write("a", "Dated", $"publishedDateTime: {published}");
        _folder.Write("b", "Undated");
        await using var index = await _folder.StartAsync();
        var facets = index.Search(new ArticleSearch { Facets = [Facet.Year, Facet.Month], Size = 0 }).Facets;
        Assert.Equal(new FacetValue(year, 1, false), Assert.Single(facets[Facet.Year].Values));
        Assert.Equal(new FacetValue(month, 1, false), Assert.Single(facets[Facet.Month].Values));
        Assert.Equal((1, 0L), (facets[Facet.Month].Distinct, facets[Facet.Month].Other));
    }

    [Theory]
    [InlineData("quality: 0", "0-9")]
    [InlineData("quality: 9", "0-9")]
    [InlineData("quality: 10", "10-19")]
    [InlineData("quality: 89", "80-89")]
    [InlineData("quality: 90", "90-100")]
    [InlineData("quality: 100", "90-100")]
    [InlineData("quality: 101", ">100")]
    [InlineData("quality: 1000000", ">100")]
    [InlineData("quality: -5", "0-9")]
    [InlineData("quality: none", "0-9")]
    [InlineData("", "0-9")]
    public async Task Qualities_fall_into_tens(string quality, string range)
    {
        _folder.Write("a", "Rated", quality);
        await using var index = await _folder.StartAsync();
        var facets = index.Search(new ArticleSearch { Facets = [Facet.Quality] }).Facets;
        Assert.Equal(new FacetValue(range, 1, false), Assert.Single(facets[Facet.Quality].Values));
    }

    [Fact]
    public async Task Without_articles_there_are_no_values()
    {
        await using var index = await _folder.StartAsync();
        var facets = index.Search(new ArticleSearch { Facets = [Facet.Year, Facet.Month, Facet.Quality] }).Facets;
        Assert.All(facets.Values, counts => Assert.Equal((0, 0, 0L), (counts.Values.Count, counts.Distinct, counts.Other)));
    }
}
