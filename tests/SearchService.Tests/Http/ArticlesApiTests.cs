using System.Net;
using System.Text.Json;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class ArticlesApiTests(SampleService sample)
{
    public static TheoryData<string> OddIds =>
    [
        "percent%20name", "100%", "%2F", "..double", "--help", "a b/c d", "Zürich/größe", "plus+sign", "q?x=1#y", "a.b.c", "deep/er/and/deeper", "semi;colon,comma", "日本/🚋",
    ];

    [Fact]
    public async Task Get_answers_an_article_with_what_is_related()
    {
        const string Id = "2024/2024-09-19-corvane-removes-800-cameras-and-sees-no-rise-in-crime";

        var article = await sample.Service.GetAsync<ArticleResponse>($"/articles/{Id}");

        Assert.Equal(Id, article.Id);
        Assert.Equal("Corvane removes 800 cameras and sees no rise in crime", article.Title);
        Assert.Equal("Harbour Post", article.Provider?.Name);
        Assert.Equal(["Cities", "Privacy"], article.Topics);
        Assert.Equal("2023/2023-11-07-schools-ordered-to-switch-off-cameras-that-grade-attention", Assert.Single(article.Related).Id);
    }

    [Fact]
    public async Task Get_says_nothing_that_is_secured()
    {
        var article = await sample.Service.GetAsync<JsonElement>("/articles/2024/2024-09-19-corvane-removes-800-cameras-and-sees-no-rise-in-crime");

        Assert.DoesNotContain("secured", article.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/articles/nothing")]
    [InlineData("/articles/2024/nothing")]
    [InlineData("/articles/")]
    [InlineData("/articles")]
    [InlineData("/articles/%FF")]
    public async Task Get_of_an_unknown_id_is_a_404(string url) => await sample.Service.GetProblemAsync(url, HttpStatusCode.NotFound);

    [Fact]
    public async Task Get_finds_every_hit_by_its_id()
    {
        using var folder = new TempFolder();
        foreach (var id in OddIds)
        {
            folder.AddArticle(id, $"Odd {id}");
        }

        await using var service = await RunningService.StartAsync(folder.Settings);
        var hits = (await service.GetAsync<SearchResponse>("/search?size=100")).Hits;

        Assert.Equal(OddIds.Select(row => row.Data).Order(StringComparer.Ordinal), hits.Select(hit => hit.Id).Order(StringComparer.Ordinal));
        foreach (var id in hits.Select(hit => hit.Id))
        {
            // Slashes may stand for themselves or be encoded like the rest.
            foreach (var url in new[] { string.Join('/', id.Split('/').Select(Uri.EscapeDataString)), Uri.EscapeDataString(id) })
            {
                Assert.Equal(id, (await service.GetAsync<ArticleResponse>($"/articles/{url}")).Id);
            }
        }
    }

    [Theory]
    [InlineData("/articles/percent%2520name", "percent%20name")]
    [InlineData("/ARTICLES/a%2Fb?x=1", "a/b")]
    [InlineData("/articles/%252F", "%2F")]
    [InlineData("/articles/%zz", "%zz")]
    [InlineData("http://localhost/articles/a", null)]
    [InlineData("*", null)]
    public void IdOf_decodes_the_target_once(string target, string? expected) => Assert.Equal(expected, ArticlesApi.IdOf(target));
}
