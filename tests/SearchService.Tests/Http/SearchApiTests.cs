using System.Net;
using System.Text.Json;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class SearchApiTests(SampleService sample)
{
    private readonly RunningService _service = sample.Service;

    [Fact]
    public async Task Get_answers_a_page_of_hits()
    {
        var answer = await _service.GetAsync<SearchResponse>("/search?q=trams&size=3");

        Assert.Equal("trams", answer.Query.Text);
        Assert.InRange(answer.Total, 1, 156);
        Assert.Equal(157, answer.Index.Articles);
        Assert.Equal(Math.Min(3, answer.Total), answer.Hits.Count);
        Assert.All(answer.Hits, hit => Assert.Matches(@"^20\d\d/20\d\d-\d\d-\d\d-", hit.Id));
        Assert.InRange(answer.TookMs, 0, 60_000);
    }

    [Fact]
    public async Task Get_without_q_finds_every_article()
    {
        var answer = await _service.GetAsync<SearchResponse>("/search?size=100&page=2");

        Assert.Equal(157, answer.Total);
        Assert.Equal(57, answer.Hits.Count);
    }

    [Fact]
    public async Task Get_answers_json_that_is_not_sniffed()
    {
        using var response = await _service.Client.GetAsync("/search", TestContext.Current.CancellationToken);

        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Get_says_what_is_wrong_with_each_parameter()
    {
        var problem = await _service.GetProblemAsync("/search?size=500&sort=date&tpoic=AI", HttpStatusCode.BadRequest);

        Assert.Equal(["size", "sort", "tpoic"], problem.Errors!.Keys.Order());
        Assert.Contains("'topic'", problem.Errors["tpoic"].Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%22")]
    [InlineData("((a+OR")]
    [InlineData("%FF%FE")]
    [InlineData("%00")]
    [InlineData("-*~2:")]
    public async Task Get_takes_any_q(string q) => await _service.GetAsync<SearchResponse>($"/search?q={q}");

    [Fact]
    public async Task Get_joins_several_q() =>
        Assert.Equal("wind farm", (await _service.GetAsync<SearchResponse>("/search?q=wind&q=farm")).Query.Text);

    [Theory]
    [InlineData("solr+panles", "solar panels", "typo")]
    [InlineData("Satelite+launch", "Satellite launch", "typo")]
    [InlineData("solar+panels", null, "exact")]
    [InlineData("solar+%22panles%22", null, "partial")]
    [InlineData("solr+panles&typo=off", null, null)]
    public async Task Get_respells_what_no_article_has(string q, string? corrected, string? match)
    {
        var answer = await _service.GetAsync<SearchResponse>($"/search?q={q}");

        Assert.Equal(corrected, answer.Query.Corrected);
        Assert.Equal(match is not null, answer.Total > 0);
        Assert.All(answer.Hits, hit => Assert.Equal(match, hit.Match));
    }

    [Theory]
    [InlineData("sattelite~2", "satellite")]
    [InlineData("title:satelite~", "title:satellite")]
    [InlineData("sollar~1+-panle~1", "solar+-panel")]
    public async Task Get_finds_words_that_are_spelled_alike(string fuzzy, string exact)
    {
        var answer = await _service.GetAsync<SearchResponse>($"/search?q={fuzzy}&size=100");
        var meant = await _service.GetAsync<SearchResponse>($"/search?q={exact}&size=100");

        Assert.Null(answer.Query.Corrected);
        Assert.NotEmpty(meant.Hits);
        Assert.Subset(answer.Hits.Select(hit => hit.Id).ToHashSet(), meant.Hits.Select(hit => hit.Id).ToHashSet());
    }

    [Theory]
    [InlineData("/search?q=wind&size=5&sort=newest", """{"q":"wind","size":5,"sort":"newest"}""")]
    [InlineData("/search?topic=Climate&topic=Energy&type=-video", """{"topic":["Climate","Energy"],"type":"-video"}""")]
    [InlineData("/search?facets=topic,type&facetSize=3&explain=true", """{"facets":["topic","type"],"facetSize":"3","explain":true,"cursor":null}""")]
    [InlineData("/search?qualityWeight=0.5&q=robot", """{"qualityWeight":0.5,"q":"robot"}""")]
    [InlineData("/search", "{}")]
    public async Task Post_answers_as_get_does(string url, string body)
    {
        var fromGet = await _service.GetAsync<JsonElement>(url);
        using var response = await _service.PostAsync("/search", body);
        var fromPost = await RunningService.ReadAsync<JsonElement>(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(WithoutTime(fromGet), WithoutTime(fromPost));
    }

    [Fact]
    public async Task Post_without_a_body_finds_every_article()
    {
        using var response = await _service.PostAsync("/search", null);

        Assert.Equal(157, (await RunningService.ReadAsync<SearchResponse>(response)).Total);
    }

    [Theory]
    [InlineData("""{"size":"x","tpoic":1}""", "size", "tpoic")]
    [InlineData("""{"tpoic":null}""", "tpoic")]
    [InlineData("""{"q":{}}""", "q")]
    [InlineData("""{"size":[1]}""", "size")]
    [InlineData("""{"topic":[["a"]]}""", "topic")]
    public async Task Post_says_what_is_wrong_with_each_member(string body, params string[] names)
    {
        using var response = await _service.PostAsync("/search", body);

        Assert.Equal(names, (await RunningService.ReadProblemAsync(response, HttpStatusCode.BadRequest)).Errors!.Keys.Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"q\"")]
    [InlineData("""{"q":"a","q":"b"}""")]
    [InlineData("""{"q":"\ud800"}""")]
    [InlineData("""{"\udc00":"a"}""")]
    [InlineData("""{"q":[[[[[[]]]]]]}""")]
    public async Task Post_refuses_what_is_no_json_object(string body)
    {
        using var response = await _service.PostAsync("/search", body.Length == 0 ? " " : body);

        await RunningService.ReadProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_refuses_parameters_in_the_query_string()
    {
        using var response = await _service.PostAsync("/search?size=5", "{}");

        Assert.Equal(["size"], (await RunningService.ReadProblemAsync(response, HttpStatusCode.BadRequest)).Errors!.Keys);
    }

    [Fact]
    public async Task Post_refuses_other_content_types()
    {
        using var response = await _service.PostAsync("/search", "q=wind", "application/x-www-form-urlencoded");

        await RunningService.ReadProblemAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Post_refuses_a_large_body()
    {
        using var response = await _service.PostAsync("/search", $$"""{"q":"{{new string('x', JsonBody.MaxBytes)}}"}""");

        await RunningService.ReadProblemAsync(response, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Post_says_of_a_name_given_twice_what_is_wrong()
    {
        using var body = new StringContent("""{ "q": "a", "q": "b" }""", System.Text.Encoding.UTF8, "application/json");
        using var response = await _service.Client.PostAsync("/search", body, TestContext.Current.CancellationToken);

        var problem = await RunningService.ReadProblemAsync(response, HttpStatusCode.BadRequest);

        Assert.Equal("The body has one name more than once in an object.", problem.Detail);
    }

    [Fact]
    public async Task Get_refuses_a_long_url() =>
        await _service.GetProblemAsync($"/search?q={new string('x', UrlLimit.MaxLength)}", HttpStatusCode.RequestUriTooLong);

    private static string WithoutTime(JsonElement answer) =>
        string.Join('\n', answer.EnumerateObject().Where(member => member.Name != "tookMs").Select(member => $"{member.Name}: {member.Value.GetRawText()}"));
}
