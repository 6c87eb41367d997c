using Microsoft.Playwright;
using SearchService.Tests;
using Xunit;

namespace SearchService.Browser.Tests;

/// <summary>Articles and addresses that mean harm. Dialogs, blocked scripts and other hosts fail every test by <see cref="SearchPage"/>.</summary>
public sealed class HostileTests(Chromium chromium, InventedSite site)
{
    [Fact]
    public async Task Hostile_article_is_shown_as_text()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=poison");

        await Assertions.Expect(page.HitTitles).ToHaveTextAsync([InventedArticles.HostileTitle]);
        await Assertions.Expect(page.Hits.First.Locator(".hit-excerpt")).ToContainTextAsync("<img src=x onerror=alert(5)> <mark>");
        await Assertions.Expect(page.Hits.First.Locator(".hit-provider")).ToHaveTextAsync(InventedArticles.HostileProvider);
        await Assertions.Expect(page.Hits.First.Locator(".topic")).ToHaveTextAsync([InventedArticles.HostileTopic]);
        await Assertions.Expect(page.Box("Topic", InventedArticles.HostileTopic)).ToBeVisibleAsync();
        // An address that is none of the web's leads nowhere.
        await Assertions.Expect(page.HitTitles.First.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await AssertNoMarkupAsync(page);
    }

    [Fact]
    public async Task Hostile_topic_is_a_filter_like_another()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=poison");

        await page.Box("Topic", InventedArticles.HostileTopic).CheckAsync();

        await page.ExpectTitleAsync("1 article ");
        await Assertions.Expect(page.Page.Locator(".chip-text")).ToHaveTextAsync([InventedArticles.HostileTopic]);
        await AssertNoMarkupAsync(page);
    }

    [Fact]
    public async Task Hostile_suggestion_is_shown_as_text()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);
        await page.WaitForHitsAsync();

        await page.Query.PressSequentiallyAsync("pois");

        await Assertions.Expect(page.Options.First).ToContainTextAsync(InventedArticles.HostileTitle);
        await AssertNoMarkupAsync(page);
    }

    [Theory]
    [InlineData("/?q=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/?topic=%3Cimg%20src=x%20onerror=alert(1)%3E&sort=oldest")]
    [InlineData("/?q=%00%E2%80%AE%FF&provider=%22%3E%3Csvg%20onload=alert(1)%3E")]
    [InlineData("/?q=a*%20~%20(((%22%20OR%20AND%20NOT%20-&from=javascript:alert(1)")]
    public async Task Hostile_address_is_shown_as_text(string url)
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, url, new PageLook { LetsRequestsFail = true });

        await Assertions.Expect(page.Page.Locator(".panel, .hits")).ToBeVisibleAsync();
        await AssertNoMarkupAsync(page);
    }

    [Fact]
    public async Task Marked_text_becomes_text_and_marks_alone()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);

        var html = await page.Page.EvaluateAsync<string>("""
            async () => {
              const { markedNodes } = await import('/page/marks.js');
              const box = document.createElement('div');
              box.append(...markedNodes('a &lt;b&gt; <mark>c &amp; d</mark> <img src=x onerror=alert(1)> &#x27;&#39;&quot; </mark> <mark>e &bogus; &#1114112;'));
              return box.innerHTML;
            }
            """);

        Assert.Equal("a &lt;b&gt; <mark>c &amp; d</mark> &lt;img src=x onerror=alert(1)&gt; ''\"  <mark>e &amp;bogus; &amp;#1114112;</mark>", html);
    }

    [Fact]
    public async Task Images_of_articles_are_not_asked_for_unless_a_setting_says_so()
    {
        await using (var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=keeper"))
        {
            await page.WaitForHitsAsync();
            await Assertions.Expect(page.Page.Locator("img")).ToHaveCountAsync(0);
        }

        using var folder = new TempFolder();
        InventedArticles.WriteTo(folder.ArticlesPath);
        await using var service = await RunningService.StartAsync([.. folder.Settings, "--Search:ShowImages=true"]);
        await using var shown = await SearchPage.OpenAsync(chromium, service.Client.BaseAddress!, "/?q=keeper", new PageLook
        {
            OutsideHosts = ["images.quay.example"],
            LetsRequestsFail = true,
            Prepare = tab => tab.RouteAsync("https://images.quay.example/**", route => route.FulfillAsync(new()
            {
                ContentType = "image/svg+xml",
                Body = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='6'/>",
            })),
        });
        var image = shown.Page.Locator(".hit-image img");
        await Assertions.Expect(image).ToHaveAttributeAsync("referrerpolicy", "no-referrer");
        await Assertions.Expect(image).ToHaveAttributeAsync("loading", "lazy");
        await Assertions.Expect(image).ToHaveAttributeAsync("width", "800");
        await Assertions.Expect(image).ToHaveAttributeAsync("height", "600");
        await Assertions.Expect(image).ToHaveAttributeAsync("alt", "");
        await Assertions.Expect(image).ToHaveJSPropertyAsync("complete", true);
    }

    private static async Task AssertNoMarkupAsync(SearchPage page) =>
        Assert.Equal(0, await page.Page.Locator("body script, body img, body iframe, body b:not(.suggestion-text b), body [onload], body [onerror]").CountAsync());
}
