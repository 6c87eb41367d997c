using System.Net;
using System.Text.Json;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed class SuggestApiTests(SampleService sample)
{
    private readonly RunningService _service = sample.Service;

    [Fact]
    public async Task Get_answers_suggestions()
    {
        var answer = await _service.GetAsync<SuggestResponse>("/suggest?q=clim");

        Assert.Equal(new SuggestionResponse("Climate", "topic", 23), answer.Suggestions[0]);
        Assert.StartsWith("Climate models agree", answer.Suggestions[1].Text, StringComparison.Ordinal);
        Assert.Equal("title", answer.Suggestions[1].Kind);
        Assert.InRange(answer.Suggestions.Count, 2, 8);
    }

    [Theory]
    [InlineData("climtae")]
    [InlineData("cllimate")]
    [InlineData("klimate")]
    [InlineData("clmate")]
    public async Task Get_tolerates_a_typing_error(string typed) =>
        Assert.Equal("Climate", (await _service.GetAsync<SuggestResponse>($"/suggest?q={typed}")).Suggestions[0].Text);

    [Fact]
    public async Task Get_without_q_answers_the_most_frequent_topics()
    {
        var answer = await _service.GetAsync<SuggestResponse>("/suggest?size=3");

        Assert.Equal(["topic", "topic", "topic"], answer.Suggestions.Select(suggestion => suggestion.Kind));
        Assert.Equal("Artificial Intelligence", answer.Suggestions[0].Text);
    }

    [Theory]
    [InlineData("/suggest?q=clim&size=2&format=x-suggestions", null)]
    [InlineData("/suggest?q=clim&size=2", "application/x-suggestions+json")]
    [InlineData("/suggest?q=clim&size=2", "text/html, application/x-suggestions+json;q=0.9, */*;q=0.1")]
    public async Task Get_answers_the_array_that_OpenSearch_describes(string url, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (accept is not null)
        {
            request.Headers.Add("Accept", accept);
        }

        using var response = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await RunningService.ReadAsync<JsonElement>(response);

        Assert.Equal("application/x-suggestions+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(4, answer.GetArrayLength());
        Assert.Equal("clim", answer[0].GetString());
        Assert.Equal("Climate", answer[1][0].GetString());
        Assert.Equal("topic, 23 articles", answer[2][0].GetString());
        Assert.Equal((2, 2, 0), (answer[1].GetArrayLength(), answer[2].GetArrayLength(), answer[3].GetArrayLength()));
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("no media type")]
    [InlineData("application/json, application/x-suggestions+json;q=0.1")]
    [InlineData("application/x-suggestions+json;q=0, application/json")]
    [InlineData("application/x-suggestions+json;q=0.5, */*")]
    public async Task Get_answers_an_object_to_everybody_else(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/suggest?q=clim");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("size=0", "size", "must be an integer from 1 to 20")]
    [InlineData("size=21", "size", "must be an integer from 1 to 20")]
    [InlineData("size=many", "size", "must be an integer from 1 to 20")]
    [InlineData("size=1&size=2", "size", "more than once")]
    [InlineData("format=xml", "format", "must be one of json, x-suggestions")]
    [InlineData("qq=clim", "qq", "did you mean 'q'?")]
    [InlineData("topic=AI", "topic", "is not a known parameter")]
    public async Task Get_complains_about_bad_parameters(string query, string name, string complaint)
    {
        var problem = await _service.GetProblemAsync("/suggest?" + query, HttpStatusCode.BadRequest);

        Assert.Contains(complaint, problem.Errors![name].Single(), StringComparison.Ordinal);
    }
}
