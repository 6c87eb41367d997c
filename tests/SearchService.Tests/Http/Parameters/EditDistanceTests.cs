using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http.Parameters;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("topic", "topic", 0)]
    [InlineData("Topic", "tOPIC", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("topics", "topic", 1)]
    [InlineData("tpoic", "topic", 1)]
    [InlineData("sise", "size", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Between_counts_edits(string a, string b, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(a, b));
        Assert.Equal(expected, EditDistance.Between(b, a));
    }

    [Theory]
    [InlineData("query", "q")]
    [InlineData("pagesize", "size")]
    [InlineData("sortBy", "sort")]
    [InlineData("facet", "facets")]
    [InlineData("hightlight", "highlight")]
    [InlineData("min_quality", "minQuality")]
    public void NearestName_finds_the_parameter_that_was_meant(string name, string expected)
    {
        Assert.True(EditDistance.Between(name, SearchParameters.Search.NearestName(name)) <= EditDistance.Between(name, expected));
        Assert.Contains(SearchParameters.Search.NearestName(name), SearchParameters.All.Select(parameter => parameter.Name));
    }
}
