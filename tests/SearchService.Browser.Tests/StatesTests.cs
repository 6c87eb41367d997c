using Microsoft.Playwright;
using SearchService.Tests;
using Xunit;

namespace SearchService.Browser.Tests;

/// <summary>What the page says when there is nothing to show.</summary>
public sealed class StatesTests(Chromium chromium, InventedSite site)
{
    private static readonly PageLook Failing = new() { LetsRequestsFail = true };

    [Fact]
    public async Task Nothing_found_offers_ways_out()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=lanterns&topic=Energy");

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "No article matches" })).ToContainTextAsync("lanterns");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Search without the filter" }).ClickAsync();

        await page.ExpectTitleAsync("1 article ");
        Assert.Equal("/?q=lanterns", page.Address);
    }

    [Fact]
    public async Task Bad_parameter_is_told_in_words()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=lanterns&from=yesterday", Failing);

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "This search cannot be read" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator(".panel")).ToContainTextAsync("'yesterday'");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Search for the words alone" }).ClickAsync();
        await page.ExpectTitleAsync("1 article ");
    }

    [Fact]
    public async Task Every_bad_parameter_is_told_with_a_way_on_without_it()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour&topic=Ports&from=yesterday&minQuality=much", Failing);

        await Assertions.Expect(page.Page.Locator(".errors > li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Page.Locator(".errors")).ToContainTextAsync("'much'");
        // What was chosen is there to be let go, although nothing was counted.
        await Assertions.Expect(page.Box("Topic", "Ports")).ToBeCheckedAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Search without the least quality" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".errors > li")).ToHaveCountAsync(1);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Search without the first date" }).ClickAsync();

        await page.ExpectTitleAsync("12 articles");
        Assert.Equal("/?q=harbour&topic=Ports", page.Address);
    }

    [Fact]
    public async Task Service_without_an_index_is_waited_for()
    {
        using var folder = new TempFolder();
        await using var service = await RunningService.StartAsync(folder.Settings, RunningService.WithoutIndex, waitUntilReady: false);
        await using var page = await SearchPage.OpenAsync(chromium, service.Client.BaseAddress!, "/?q=harbour", Failing);

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "The index is being built" })).ToBeVisibleAsync();
        // The index is there at last.
        await page.Page.RouteAsync("**/search?*", async route => await route.FulfillAsync(new()
        {
            Response = await route.FetchAsync(new() { Url = new Uri(site.Address, new Uri(route.Request.Url).PathAndQuery).AbsoluteUri }),
        }));

        await page.ExpectTitleAsync("36 articles");
    }

    [Fact]
    public async Task Lost_connection_offers_another_try()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=lanterns", Failing with
        {
            Prepare = tab => tab.RouteAsync("**/search?*", route => route.AbortAsync(), new() { Times = 2 }),
        });

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "No connection" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(page.Title).ToBeFocusedAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await page.ExpectTitleAsync("1 article ");
    }

    [Fact]
    public async Task Late_answer_does_not_replace_a_newer_one()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour", new PageLook
        {
            Prepare = tab => tab.RouteAsync("**/search?q=lanterns*", async route =>
            {
                await Task.Delay(800);
                await route.ContinueAsync();
            }),
        });
        await page.ExpectTitleAsync("36 articles");

        await page.Query.FillAsync("lanterns");
        await page.Query.PressAsync("Enter");
        await page.Query.FillAsync("keeper");
        await page.Query.PressAsync("Enter");
        await page.Page.WaitForTimeoutAsync(1_200);

        await Assertions.Expect(page.HitTitles).ToHaveTextAsync(["Lighthouse keeper retires after forty winters"]);
        Assert.Equal("/?q=keeper", page.Address);
    }

    [Fact]
    public async Task Page_without_scripts_points_to_the_service()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/", new PageLook { RunsScripts = false });

        await Assertions.Expect(page.Page.Locator(".no-script")).ToContainTextAsync("/search?q=");
    }
}
