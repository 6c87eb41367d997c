using System.Net;
using System.Text.Json;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class SimilarArticlesTests(SampleService sample)
{
    private const string Id = "2024/2024-09-19-corvane-removes-800-cameras-and-sees-no-rise-in-crime";

    [Fact]
    public async Task Get_answers_articles_like_one_and_why()
    {
        var page = await sample.Service.GetAsync<SimilarResponse>($"/articles/{Id}/similar?size=5");

        Assert.Equal(Id, page.Id);
        Assert.Equal(5, page.Hits.Count);
        Assert.True(page.Total >= 5);
        Assert.DoesNotContain(page.Hits, hit => hit.Id == Id);
        var first = page.Hits[0];
        Assert.Equal("2023/2023-11-07-schools-ordered-to-switch-off-cameras-that-grade-attention", first.Id);
        Assert.True(first.Because.Related);
        Assert.Contains("cameras", first.Because.Words);
        Assert.Contains("Privacy", first.Because.Topics);
        Assert.Equal(page.Hits.Select(hit => hit.Score).OrderDescending(), page.Hits.Select(hit => hit.Score));
    }

    [Fact]
    public async Task Get_writes_hits_as_search_does_with_the_reasons_behind()
    {
        var page = await sample.Service.GetAsync<JsonElement>($"/articles/{Id}/similar?size=1");
        var hit = page.GetProperty("hits")[0];
        var found = await sample.Service.GetAsync<JsonElement>($"/search?q=title:\"ordered to switch off cameras\"&highlight=false&size=1");

        Assert.Equal(
            found.GetProperty("hits")[0].EnumerateObject().Select(member => member.Name).Append("because"),
            hit.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["words", "topics", "related"], hit.GetProperty("because").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Get_without_the_related_list_goes_by_the_text()
    {
        var page = await sample.Service.GetAsync<SimilarResponse>($"/articles/{Id}/similar?related=false&qualityWeight=0&size=100");

        Assert.All(page.Hits, hit => Assert.False(hit.Because.Related));
        Assert.All(page.Hits, hit => Assert.NotEmpty(hit.Because.Words));
    }

    [Theory]
    [InlineData("size=0", "size")]
    [InlineData("size=101", "size")]
    [InlineData("size=x", "size")]
    [InlineData("size=", "size")]
    [InlineData("size=1&size=2", "size")]
    [InlineData("related=yes", "related")]
    [InlineData("qualityWeight=-1", "qualityWeight")]
    [InlineData("sise=3", "sise")]
    [InlineData("from=7d", "from")]
    public async Task Get_names_a_bad_parameter(string query, string name)
    {
        var problem = await sample.Service.GetProblemAsync($"/articles/{Id}/similar?{query}", HttpStatusCode.BadRequest);

        Assert.Equal([name], problem.Errors!.Keys);
    }

    [Theory]
    [InlineData("/articles/nothing/similar")]
    [InlineData("/articles/2024/nothing/similar")]
    [InlineData("/articles//similar")]
    [InlineData("/articles/similar")]
    public async Task Get_of_an_unknown_article_is_a_404(string url) => await sample.Service.GetProblemAsync(url, HttpStatusCode.NotFound);

    [Fact]
    public async Task Get_of_an_article_whose_id_ends_in_similar_answers_that_article()
    {
        using var folder = new TempFolder();
        folder.AddArticle("a/b", "Lighthouse keepers");
        folder.AddArticle("a/b/similar", "Lighthouse stairs");
        folder.AddArticle("c d", "Lighthouse windows");
        await using var service = await RunningService.StartAsync(folder.Settings);

        Assert.Equal("Lighthouse stairs", (await service.GetAsync<ArticleResponse>("/articles/a/b/similar")).Title);
        Assert.Equal("Lighthouse stairs", (await service.GetAsync<ArticleResponse>("/articles/a%2Fb%2Fsimilar")).Title);
        Assert.Equal("a/b/similar", (await service.GetAsync<SimilarResponse>("/articles/a/b/similar/similar")).Id);
        Assert.Equal(["a/b", "a/b/similar"], (await service.GetAsync<SimilarResponse>("/articles/c%20d/similar")).Hits.Select(hit => hit.Id).Order());
    }
}
