using Microsoft.Playwright;
using Xunit;

namespace SearchService.Browser.Tests;

/// <summary>The API reference runs under its policy, from this host alone.</summary>
public sealed class ReferenceTests(Chromium chromium, InventedSite site)
{
    [Fact]
    public async Task Reference_describes_the_routes_and_tries_one()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/docs/index.html");

        var search = page.Page.Locator("#operations-search-search");
        await search.Locator(".opblock-summary").ClickAsync();
        await search.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await search.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();

        await Assertions.Expect(search.Locator(".live-responses-table tbody .response-col_status").First).ToContainTextAsync("200");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).First).ToBeVisibleAsync();
    }
}
