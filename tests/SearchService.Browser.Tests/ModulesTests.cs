using System.Text.Json;
using Xunit;

namespace SearchService.Browser.Tests;

/// <summary>Functions of the page's modules, called in the browser.</summary>
public sealed class ModulesTests(Chromium chromium, InventedSite site)
{
    [Fact]
    public async Task PageNumbers_shows_the_ends_the_neighbours_and_gaps()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);

        var numbers = await CallAsync(page, "pager", "pageNumbers", "[[1, 1], [1, 4], [1, 1000], [5, 9], [6, 1000], [1000, 1000]].map(([page, last]) => f(page, last).map(n => n ?? '…').join(' '))");

        Assert.Equal(["1", "1 2 3 4", "1 2 3 … 1000", "1 2 3 4 5 6 7 8 9", "1 … 4 5 6 7 8 … 1000", "1 … 998 999 1000"], numbers);
    }

    [Fact]
    public async Task PlainWords_leaves_nothing_that_a_query_takes_for_an_operator()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);

        var words = await CallAsync(page, "suggestions", "plainWords", """["Is it “AI” OR not? (maybe)", "-50 degrees: a \"record\"", "AND so~ on* --x", "Anderson NOTED"].map(f)""");

        Assert.Equal(["Is it “AI” or not? maybe", "50 degrees a record", "and so on x", "Anderson NOTED"], words);
    }

    [Fact]
    public async Task Address_and_state_are_two_forms_of_one_search()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);

        var addresses = await CallAsync(page, "state", "address", """
            ["?q=a+b&topic=X&topic=-Y&topic=X&page=1&utm_source=z&sizee=3", "?page=3&sort=oldest&from=7d&to=&minQuality=5", "?q=%E2%9C%93&typo=off&cursor=abc", ""].map(query => f(module.parse(query)))
            """);

        Assert.Equal(["/?q=a+b&topic=X&topic=-Y", "/?from=7d&minQuality=5&sort=oldest&page=3", "/?q=%E2%9C%93&cursor=abc&typo=off", "/"], addresses);
    }

    [Theory]
    [InlineData("https://a.example/x?y=1", "https://a.example/x?y=1")]
    [InlineData("http://a.example/", "http://a.example/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("JaVaScRiPt:alert(1)", null)]
    [InlineData("\u0001javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("//a.example/", null)]
    [InlineData("", null)]
    public async Task WebAddress_lets_only_addresses_of_the_web_through(string text, string? expected)
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);

        Assert.Equal([expected], await CallAsync(page, "dom", "webAddress", $"[f({JsonSerializer.Serialize(text)})]"));
    }

    private static async Task<IEnumerable<string?>> CallAsync(SearchPage page, string module, string function, string expression) =>
        await page.Page.EvaluateAsync<string?[]>($"async () => {{ const module = await import('/page/{module}.js'); const f = module.{function}; return {expression}; }}");
}
