using Microsoft.Playwright;
using Xunit;

namespace SearchService.Browser.Tests;

/// <summary>Words, suggestions and how they are understood.</summary>
public sealed class SearchingTests(Chromium chromium, InventedSite site)
{
    [Fact]
    public async Task Start_shows_the_newest_articles_and_the_top_topics()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);

        await page.ExpectTitleAsync("Newest articles");
        await Assertions.Expect(page.Hits).ToHaveCountAsync(10);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Top topics" }).GetByRole(AriaRole.Link)).Not.ToHaveCountAsync(0);
        await Assertions.Expect(page.Query).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Typing_searches_and_enter_makes_it_an_address()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);
        await page.WaitForHitsAsync();

        await page.Query.PressSequentiallyAsync("lightho");
        // The beginning of a word is enough while it is being typed.
        await page.ExpectTitleAsync("2 articles");
        await page.Query.FillAsync("lighthouse keeper");
        await page.Query.PressAsync("Enter");

        await page.ExpectTitleAsync("1 article ");
        Assert.Equal("/?q=lighthouse+keeper", page.Address);
        await Assertions.Expect(page.Page).ToHaveTitleAsync("lighthouse keeper – SearchService");
        await Assertions.Expect(page.HitTitles.First.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://quay.example/lighthouse");
        await Assertions.Expect(page.HitTitles.First.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 article found");
    }

    [Fact]
    public async Task Suggestion_is_chosen_by_keyboard()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);
        await page.WaitForHitsAsync();

        await page.Query.PressSequentiallyAsync("keep");
        await Assertions.Expect(page.Query).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Query.PressAsync("ArrowDown");
        var option = page.Options.And(page.Page.Locator("[aria-selected=true]"));
        await Assertions.Expect(option).ToContainTextAsync("Lighthouse keeper retires");
        Assert.Equal(await option.GetAttributeAsync("id"), await page.Query.GetAttributeAsync("aria-activedescendant"));
        await page.Query.PressAsync("Enter");

        await Assertions.Expect(page.Query).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(page.Query).ToHaveValueAsync("Lighthouse keeper retires after forty winters");
        await page.ExpectTitleAsync("1 article ");
        Assert.Equal("/?q=Lighthouse+keeper+retires+after+forty+winters", page.Address);
    }

    [Fact]
    public async Task Suggested_topic_becomes_a_filter()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);
        await page.WaitForHitsAsync();

        await page.Query.PressSequentiallyAsync("muse");
        await page.Options.Filter(new() { HasText = "Topic" }).ClickAsync();

        await page.ExpectTitleAsync("1 article ");
        Assert.Equal("/?topic=Museums", page.Address);
        await Assertions.Expect(page.Query).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Escape_closes_the_suggestions_and_brings_the_typed_text_back()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);
        await page.WaitForHitsAsync();

        await page.Query.PressSequentiallyAsync("keep");
        await Assertions.Expect(page.Options.First).ToBeVisibleAsync();
        await page.Query.PressAsync("ArrowDown");
        await page.Query.PressAsync("Escape");

        await Assertions.Expect(page.Options).ToHaveCountAsync(0);
        await Assertions.Expect(page.Query).ToHaveValueAsync("keep");
        await Assertions.Expect(page.Query).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Late_suggestions_do_not_replace_newer_ones()
    {
        var isFirst = true;
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/", new PageLook
        {
            Prepare = tab => tab.RouteAsync("**/suggest?*", async route =>
            {
                var text = isFirst ? "old" : "new";
                await Task.Delay(isFirst ? 600 : 0);
                isFirst = false;
                await route.FulfillAsync(new() { Json = new { suggestions = new[] { new { text, kind = "title", count = 1 } } } });
            }),
        });
        await page.WaitForHitsAsync();

        await page.Query.PressSequentiallyAsync("ol");
        await page.Page.WaitForTimeoutAsync(200);
        isFirst = false;
        await page.Query.PressSequentiallyAsync("d");
        await Assertions.Expect(page.Options).ToHaveTextAsync(["newArticle"]);
        await page.Page.WaitForTimeoutAsync(700);

        await Assertions.Expect(page.Options).ToHaveTextAsync(["newArticle"]);
    }

    [Fact]
    public async Task Page_without_suggestions_still_searches()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/", new PageLook
        {
            LetsRequestsFail = true,
            Prepare = tab => tab.RouteAsync("**/suggest?*", route => route.FulfillAsync(new() { Status = 404, Json = new { status = 404 } })),
        });
        await page.WaitForHitsAsync();

        await page.Query.PressSequentiallyAsync("lighthouse");

        await page.ExpectTitleAsync("2 articles");
        await Assertions.Expect(page.Options).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Mistyped_word_is_corrected_and_can_be_searched_for_as_it_stands()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=lihgthouse");

        await Assertions.Expect(page.Page.Locator(".note")).ToContainTextAsync("Showing results for lighthouse");
        await Assertions.Expect(page.Hits).ToHaveCountAsync(2);
        await Assertions.Expect(page.Hits.First).ToContainTextAsync("Similar spelling");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "lihgthouse" }).ClickAsync();

        await page.ExpectTitleAsync("0 articles");
        Assert.Equal("/?q=lihgthouse&typo=off", page.Address);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Allow for typing errors" }).ClickAsync();
        await Assertions.Expect(page.Hits).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Words_that_no_article_has_together_are_relaxed_and_it_says_so()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=lighthouse+number");

        await Assertions.Expect(page.Page.Locator(".note")).ToContainTextAsync("No article has all the words");
        await Assertions.Expect(page.Hits.First).ToContainTextAsync("Some of the words");
    }

    [Fact]
    public async Task What_the_query_cannot_be_read_as_is_told()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour+%22report");

        await page.WaitForHitsAsync();
        await Assertions.Expect(page.Page.Locator(".warnings li")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Words_found_are_marked()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=lighthouse+keepers");

        await Assertions.Expect(page.HitTitles.First.Locator("mark")).ToHaveTextAsync(["Lighthouse", "keeper"]);
    }

    [Fact]
    public async Task Similar_articles_unfold_under_a_hit()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=lanterns");

        await page.Hits.First.GetByText("Similar articles").ClickAsync();

        await Assertions.Expect(page.Hits.First.Locator(".similar-list")).ToContainTextAsync("Lighthouse keeper retires");
    }

    [Fact]
    public async Task Feed_follows_the_search()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour&topic=Ports&page=2&sort=quality");

        await page.WaitForHitsAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Feed of this search" })).ToHaveAttributeAsync("href", "/search.atom?q=harbour&topic=Ports");
        await Assertions.Expect(page.Page.Locator("link[rel=alternate]")).ToHaveAttributeAsync("href", "/search.atom?q=harbour&topic=Ports");
    }
}
