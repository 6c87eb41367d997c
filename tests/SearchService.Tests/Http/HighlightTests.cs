using System.Net;
using System.Text.RegularExpressions;
using SearchService.Http;
using Xunit;

namespace SearchService.Tests.Http;

public sealed partial class HighlightTests(SampleService sample)
{
    private readonly RunningService _service = sample.Service;

    [Fact]
    public async Task Hits_have_their_words_marked()
    {
        var answer = await _service.GetAsync<SearchResponse>("/search?q=solar+panels&size=1");

        var highlight = Assert.Single(answer.Hits).Highlight!;
        Assert.StartsWith("Floating <mark>solar</mark> <mark>panels</mark> cover", highlight.Title, StringComparison.Ordinal);
        Assert.Contains("the <mark>panels</mark>", highlight.Excerpt, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=tram", true)]
    [InlineData("/search?q=tram&highlight=true", true)]
    [InlineData("/search?highlight=true", true)]
    [InlineData("/search?q=tram&highlight=false", false)]
    [InlineData("/search?q=tram&sort=newest&words=any", true)]
    [InlineData("/search", false)]
    [InlineData("/search?q=+", false)]
    public async Task Highlight_is_there_when_there_is_a_text_or_it_is_asked_for(string url, bool expected) =>
        Assert.All((await _service.GetAsync<SearchResponse>(url)).Hits, hit => Assert.Equal(expected, hit.Highlight is not null));

    [Theory]
    [InlineData("tram OR \"electric ferries\" OR har*")]
    [InlineData("the new first")]
    [InlineData("a b c d e f g h 1 2 3")]
    [InlineData("title:city excerpt:\"at night\" -train")]
    public async Task Unmarked_texts_are_those_of_the_article(string q)
    {
        var answer = await _service.GetAsync<SearchResponse>($"/search?q={Uri.EscapeDataString(q)}&size=100&words=any");

        Assert.NotEmpty(answer.Hits);
        foreach (var hit in answer.Hits)
        {
            Assert.Equal(hit.Title, Unmark(hit.Highlight!.Title));
            Assert.Contains(Unmark(hit.Highlight.Excerpt).Trim('…'), hit.Excerpt ?? "", StringComparison.Ordinal);
            Assert.DoesNotMatch(OtherMarkup(), hit.Highlight.Title + hit.Highlight.Excerpt);
        }
    }

    private static string Unmark(string html) => WebUtility.HtmlDecode(Mark().Replace(html, ""));

    [GeneratedRegex("</?mark>")]
    private static partial Regex Mark();

    [GeneratedRegex("""<(?!/?mark>)|(?<!<mark|</mark)>|["']|&(?!(amp|lt|gt|quot|#39);)""")]
    private static partial Regex OtherMarkup();
}
