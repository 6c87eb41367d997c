using System.Net;
using System.Text.Json;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class ExplainApiTests(SampleService sample)
{
    private const string Solar = "2020/2020-08-31-floating-solar-panels-cover-a-third-of-the-tarnbury-reservoir";

    private readonly RunningService _service = sample.Service;

    [Fact]
    public async Task Article_that_is_found_has_its_rank_and_words()
    {
        var hits = (await _service.GetAsync<SearchResponse>("/search?q=solar+panels&topic=energy&explain=true")).Hits;
        for (var i = 0; i < hits.Count; i++)
        {
            var verdict = await ExplainAsync(hits[i].Id, "q=solar+panels&topic=energy");

            Assert.True(verdict.Found);
            Assert.Equal((i + 1, hits.Count, hits[i].Score), (verdict.Rank, verdict.Total, verdict.Score));
            Assert.Equal(JsonSerializer.Serialize(hits[i].Explain), JsonSerializer.Serialize(verdict.Explain));
            Assert.Equal(["solar", "panels"], verdict.Words.Select(w => w.Word));
            Assert.All(verdict.Words, word => Assert.True(word is { Matched: true, Excluded: false, Score: > 0 }));
            Assert.Empty(verdict.Reasons);
            Assert.StartsWith($"It is number {i + 1} of {hits.Count}: it has 'solar' in its ", verdict.Why, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("q=solar+volcano&words=all&typo=off", "The word 'volcano' is in none of its texts.")]
    [InlineData("q=excerpt:floating", "The word 'floating' is not in its excerpt.")]
    [InlineData("q=volcan*+quixot*&words=all", "No word that begins with 'volcan' is in its texts. No word that begins with 'quixot' is in its texts.")]
    [InlineData("q=\"panels+solar\"", "The phrase \"panels solar\" is in none of its texts, although each of its words is.")]
    [InlineData("q=floating+-solar+-panels", "It is left out because it has 'solar', which the query excludes. It is left out because it has 'panels', which the query excludes.")]
    [InlineData("q=floating+NOT+(solar+OR+title:panels)", "It is left out because it has 'solar' and 'panels' in its title, which the query excludes.")]
    [InlineData("q=tram+OR+harbour", "It has none of 'tram' and 'harbour', and needs one.")]
    [InlineData("q=title:trarm~1", "No word that is spelled like 'trarm' is in its title.")]
    [InlineData("q=the", "The query has nothing to search for: only common words such as \"the\", or signs.")]
    [InlineData("minQuality=50&maxQuality=20", "It has the quality 37, below minQuality 50. It has the quality 37, above maxQuality 20.")]
    [InlineData("from=2021-01-01", "It was published 2020-08-31T05:15:00Z, before from, 2021-01-01T00:00:00Z.")]
    [InlineData("to=2020-08-30", "It was published 2020-08-31T05:15:00Z, after to, which ends before 2020-08-31T00:00:00Z.")]
    [InlineData("topic=Space&topic=AI", "It has the topics Energy and Climate; asked for Space or AI.")]
    [InlineData("topic=energy&topic=Space&topicMode=all", "It has the topics Energy and Climate; asked for energy and Space.")]
    [InlineData("provider=-gridmonitor.example&type=video", "It comes from Grid Monitor (gridmonitor.example); asked for anything but gridmonitor.example. It has the type article; asked for video.")]
    public async Task Article_that_is_not_found_has_every_reason(string query, string why)
    {
        var verdict = await ExplainAsync(Solar, query);

        Assert.False(verdict.Found);
        Assert.Null(verdict.Rank);
        Assert.Equal(why, verdict.Why);
    }

    [Theory]
    [InlineData("q=solr+reservoir", "it has 'solr' (searched for as 'solar') in its title")]
    [InlineData("q=title:panles~", "it has 'panles~1' in its title")]
    [InlineData("q=title:reserv*", "it has 'reserv*' in its title")]
    [InlineData("q=title:\"solar+panels\"", "it has \"solar panels\" in its title")]
    public async Task Article_that_is_found_has_what_was_meant_by_the_words(string query, string why)
    {
        var verdict = await ExplainAsync(Solar, query);

        Assert.True(verdict.Found);
        Assert.Contains(why, verdict.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Article_with_some_of_the_words_is_found_when_none_has_all()
    {
        var verdict = await ExplainAsync(Solar, "q=solar+volcano&typo=off");

        Assert.True(verdict.Found && verdict.Query.Relaxed);
        Assert.EndsWith(" No article has all the words, so any of them is enough.", verdict.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_string_of_a_search_can_be_used_as_it_is()
    {
        var verdict = await ExplainAsync(Solar, "q=solr&sort=newest&page=2&size=5&facets=topic,year&facetSize=3&highlight=false&explain=true");

        Assert.True(verdict.Found);
        Assert.Equal("solar", verdict.Query.Corrected);
        Assert.Equal("solr", Assert.Single(verdict.Words).Word);
    }

    [Fact]
    public async Task Id_may_have_its_slashes_encoded() =>
        Assert.Equal(Solar, (await _service.GetAsync<VerdictResponse>($"/explain/{Uri.EscapeDataString(Solar)}?q=solar")).Id);

    [Fact]
    public async Task Wrong_parameters_are_told_as_in_search()
    {
        var problem = await _service.GetProblemAsync($"/explain/{Solar}?tpoic=AI&words=some", HttpStatusCode.BadRequest);

        Assert.Equal(["tpoic", "words"], problem.Errors!.Keys.Order());
    }

    [Theory]
    [InlineData("/explain/no/such/article?q=solar")]
    [InlineData("/explain/")]
    [InlineData("/explain/%ED%A0%80")]
    public async Task Unknown_article_is_a_problem_that_says_what_an_id_is(string url) =>
        Assert.Contains("without the extension", (await _service.GetProblemAsync(url, HttpStatusCode.NotFound)).Detail, StringComparison.Ordinal);

    [Fact]
    public async Task Unknown_article_whose_file_was_left_out_is_told_so()
    {
        using var folder = new TempFolder();
        folder.AddArticle("good", "Good");
        Directory.CreateDirectory(Path.Join(folder.ArticlesPath, "sub"));
        await File.WriteAllTextAsync(Path.Join(folder.ArticlesPath, "sub", "bad.one.md"), "no front matter", TestContext.Current.CancellationToken);
        await using var service = await RunningService.StartAsync(folder.Settings);

        var problem = await service.GetProblemAsync("/explain/sub/bad.one?q=good", HttpStatusCode.NotFound);

        Assert.Contains("The file sub/bad.one.md was left out", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("left out", (await service.GetProblemAsync("/explain/sub/bad", HttpStatusCode.NotFound)).Detail, StringComparison.Ordinal);
    }

    private Task<VerdictResponse> ExplainAsync(string id, string query) => _service.GetAsync<VerdictResponse>($"/explain/{id}?{query}");
}
