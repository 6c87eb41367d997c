using System.Net;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class FacetsApiTests(SampleService sample)
{
    private readonly RunningService _service = sample.Service;

    [Theory]
    [InlineData("topic")]
    [InlineData("provider")]
    [InlineData("category")]
    [InlineData("type")]
    [InlineData("year")]
    [InlineData("month")]
    [InlineData("quality")]
    public async Task Get_counts_as_a_search_does(string name)
    {
        const string Selection = "q=the+a+city+new&words=any&topic=energy&topic=climate&minQuality=10&from=2019-01-01";
        var answer = await _service.GetAsync<FacetSearchResponse>($"/facets/{name}?size=7&{Selection}");
        var search = await _service.GetAsync<SearchResponse>($"/search?facetSize=7&facets={name}&{Selection}");

        Assert.Equal(name, answer.Facet);
        Assert.NotEmpty(answer.Values);
        Assert.Equal(search.Facets[name].Values, answer.Values);
        Assert.Equal((search.Facets[name].Distinct, search.Facets[name].Other), (answer.Distinct, answer.Other));
    }

    [Theory]
    [InlineData("topic", "INTELL", "Artificial Intelligence")]
    [InlineData("topic", "art+int", "Artificial Intelligence")]
    [InlineData("year", "202", "2020")]
    [InlineData("quality", "9", "90-100")]
    public async Task Get_keeps_to_a_prefix(string name, string prefix, string expected)
    {
        var answer = await _service.GetAsync<FacetSearchResponse>($"/facets/{name}?size=1000&prefix={prefix}");

        Assert.Contains(expected, answer.Values.Select(value => value.Value));
        Assert.Equal((answer.Values.Count, 0L), (answer.Distinct, answer.Other));
    }

    [Fact]
    public async Task Get_tells_of_what_it_does_not_list()
    {
        var all = await _service.GetAsync<FacetSearchResponse>("/facets/topic?prefix=e&size=1000");
        var first = await _service.GetAsync<FacetSearchResponse>("/facets/topic?prefix=e&size=1");

        Assert.True(all.Values.Count > 1);
        Assert.Equal(all.Values[0], Assert.Single(first.Values));
        Assert.Equal((all.Distinct, all.Values.Skip(1).Sum(value => (long)value.Count)), (first.Distinct, first.Other));
    }

    [Fact]
    public async Task Get_without_a_match_answers_no_values()
    {
        var answer = await _service.GetAsync<FacetSearchResponse>("/facets/topic?prefix=zzzzz&topic=energy");

        Assert.Empty(answer.Values);
        Assert.Equal((0, 0L), (answer.Distinct, answer.Other));
    }

    [Fact]
    public async Task Get_names_the_facets_when_there_is_no_such()
    {
        var problem = await _service.GetProblemAsync("/facets/author", HttpStatusCode.NotFound);

        Assert.Contains("topic, provider, category, type, year, month, quality", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size=0", "size", "must be an integer from 1 to 1000")]
    [InlineData("size=1001", "size", "must be an integer from 1 to 1000")]
    [InlineData("from=yesterday", "from", "must be an RFC 3339 instant")]
    [InlineData("prefx=a", "prefx", "did you mean 'prefix'?")]
    [InlineData("page=2", "page", "is not a known parameter")]
    [InlineData("prefix=a&prefix=b", "prefix", "more than once")]
    public async Task Get_complains_about_bad_parameters(string query, string name, string complaint)
    {
        var problem = await _service.GetProblemAsync("/facets/topic?" + query, HttpStatusCode.BadRequest);

        Assert.Contains(complaint, problem.Errors![name].Single(), StringComparison.Ordinal);
    }
}
