using Microsoft.Playwright;
using SearchService.Tests;
using Xunit;

namespace SearchService.Browser.Tests;

/// <summary>Facets, dates, pages, and the address that holds them all.</summary>
public sealed class NarrowingTests(Chromium chromium, InventedSite site)
{
    [Fact]
    public async Task Ticking_two_topics_moves_the_counts_that_should_move()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour");
        await page.ExpectTitleAsync("36 articles");
        var (ports, energy) = (await page.CountAsync("Topic", "Ports"), await page.CountAsync("Topic", "Energy"));
        var courier = await page.CountAsync("Provider", "Quay Courier");

        await page.Box("Topic", "Ports").CheckAsync();
        await page.ExpectTitleAsync($"{ports} articles");
        // The counts of the facet itself stay, so that another value can be added; those of others shrink.
        Assert.Equal(energy, await page.CountAsync("Topic", "Energy"));
        Assert.True(await page.CountAsync("Provider", "Quay Courier") < courier);

        await page.Box("Topic", "Energy").CheckAsync();
        await page.ExpectTitleAsync($"{ports + energy} articles");
        Assert.Equal("/?q=harbour&topic=Ports&topic=Energy", page.Address);
        await Assertions.Expect(page.Box("Topic", "Energy")).ToBeFocusedAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove filter Ports" }).ClickAsync();
        await page.ExpectTitleAsync($"{energy} articles");
        // The button is gone; the keyboard goes on at the results.
        await Assertions.Expect(page.Title).ToBeFocusedAsync();
        await Assertions.Expect(page.Box("Topic", "Ports")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task Back_forward_and_reload_restore_the_search()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);
        await page.WaitForHitsAsync();
        await page.Query.FillAsync("harbour");
        await page.Query.PressAsync("Enter");
        await page.ExpectTitleAsync("36 articles");
        await page.Box("Topic", "Weather").CheckAsync();
        await page.ExpectTitleAsync("9 articles");

        await page.Page.ReloadAsync();
        await page.ExpectTitleAsync("9 articles");
        await Assertions.Expect(page.Box("Topic", "Weather")).ToBeCheckedAsync();
        await Assertions.Expect(page.Query).ToHaveValueAsync("harbour");

        await page.Page.GoBackAsync();
        await page.ExpectTitleAsync("36 articles");
        await Assertions.Expect(page.Box("Topic", "Weather")).Not.ToBeCheckedAsync();
        await page.Page.GoBackAsync();
        await page.ExpectTitleAsync("Newest articles");
        await Assertions.Expect(page.Query).ToHaveValueAsync("");

        await page.Page.GoForwardAsync();
        await page.ExpectTitleAsync("36 articles");
        await Assertions.Expect(page.Query).ToHaveValueAsync("harbour");
    }

    [Fact]
    public async Task What_is_typed_is_one_step_of_the_history()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=lanterns");
        await page.ExpectTitleAsync("1 article ");

        await page.Query.FillAsync("");
        await page.Query.PressSequentiallyAsync("harbour", new() { Delay = 120 });
        await page.ExpectTitleAsync("36 articles");
        await page.Query.PressAsync("Enter");
        await page.Page.GoBackAsync();

        await page.ExpectTitleAsync("1 article ");
        await Assertions.Expect(page.Query).ToHaveValueAsync("lanterns");
    }

    [Fact]
    public async Task Second_page_shows_other_articles_and_starts_at_its_head()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour");
        await page.ExpectTitleAsync("36 articles");
        var first = await page.HitTitles.AllInnerTextsAsync();

        await page.Pager.GetByRole(AriaRole.Link, new() { Name = "Page 2" }).ClickAsync();

        await Assertions.Expect(page.Pager.Locator("[aria-current=page]")).ToHaveTextAsync("Page 2");
        await Assertions.Expect(page.Title).ToBeFocusedAsync();
        Assert.Equal("/?q=harbour&page=2", page.Address);
        Assert.Empty((await page.HitTitles.AllInnerTextsAsync()).Intersect(first));
        await page.Pager.GetByRole(AriaRole.Link, new() { Name = "Previous" }).ClickAsync();
        await Assertions.Expect(page.HitTitles).ToHaveTextAsync(first);
    }

    [Fact]
    public async Task Deep_link_opens_all_of_a_search()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour&topic=ports&topic=-Weather&provider=Tidewater+Post&from=2019-01-01&to=2023-12-31&minQuality=20&sort=oldest");

        await page.WaitForHitsAsync();
        await Assertions.Expect(page.Box("Topic", "Ports")).ToBeCheckedAsync();
        await Assertions.Expect(page.Box("Provider", "Tidewater Post")).ToBeCheckedAsync();
        await Assertions.Expect(page.Page.GetByLabel("From")).ToHaveValueAsync("2019-01-01");
        await Assertions.Expect(page.Page.GetByLabel("To", new() { Exact = true })).ToHaveValueAsync("2023-12-31");
        await Assertions.Expect(page.Page.GetByLabel("At least")).ToHaveValueAsync("20");
        await Assertions.Expect(page.Page.GetByLabel("Sort by")).ToHaveValueAsync("oldest");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.List, new() { Name = "Filters in force" })).ToContainTextAsync("Not Weather");
        var days = await page.Page.Locator(".hit time").EvaluateAllAsync<string[]>("times => times.map(time => time.dateTime)");
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
    }

    [Fact]
    public async Task Year_keeps_to_its_articles_and_lets_go_again()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour");
        await page.WaitForHitsAsync();
        var bars = page.Page.Locator(".year");
        await Assertions.Expect(bars).ToHaveCountAsync(6);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "2021" }).ClickAsync();
        await page.ExpectTitleAsync("6 articles");
        Assert.Equal("/?q=harbour&from=2021-01-01&to=2021-12-31", page.Address);
        // The other years are still there to go to.
        await Assertions.Expect(bars).ToHaveCountAsync(6);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "2021", Pressed = true })).ToBeFocusedAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "2021", Pressed = true }).ClickAsync();
        await page.ExpectTitleAsync("36 articles");
    }

    [Fact]
    public async Task Value_is_excluded_and_let_in_again_by_the_keyboard()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour&topic=Weather");
        await page.ExpectTitleAsync("9 articles");

        await page.Box("Topic", "Weather").FocusAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        var exclude = page.Page.GetByRole(AriaRole.Button, new() { Name = "Exclude Weather" });
        await Assertions.Expect(exclude).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.ExpectTitleAsync("27 articles");
        Assert.Equal("/?q=harbour&topic=-Weather", page.Address);
        await Assertions.Expect(exclude).ToBeFocusedAsync();
        await Assertions.Expect(exclude).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.Box("Topic", "Weather")).Not.ToBeCheckedAsync();

        await page.Page.Keyboard.PressAsync("Enter");
        await page.ExpectTitleAsync("36 articles");
        Assert.Equal("/?q=harbour", page.Address);
    }

    /// <summary>More than a facet lists at first, and more than there is room for.</summary>
    [Fact]
    public async Task Every_year_has_its_bar_and_the_last_ones_are_in_view()
    {
        using var folder = new TempFolder();
        for (var year = 2001; year <= 2020; year++)
        {
            File.WriteAllText(Path.Combine(folder.ArticlesPath, $"{year}.md"), $"---\ntitle: Almanac\npublishedDateTime: {year}-05-01T08:00:00Z\n---\n");
        }

        await using var service = await RunningService.StartAsync(folder.Settings);
        await using var page = await SearchPage.OpenAsync(chromium, service.Client.BaseAddress!, "/?q=almanac");
        await page.ExpectTitleAsync("20 articles");

        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^20[0-9]{2}, 1 article$") })).ToHaveCountAsync(20);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "2020, 1 article" })).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Dates_and_quality_narrow()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour");
        await page.WaitForHitsAsync();

        await page.Page.GetByLabel("From").FillAsync("2024-01-01");
        await page.ExpectTitleAsync("6 articles");
        await page.Page.GetByLabel("At least").FillAsync("60");
        await page.Page.GetByLabel("At least").PressAsync("Enter");
        await page.ExpectTitleAsync("3 articles");
        Assert.Equal("/?q=harbour&from=2024-01-01&minQuality=60", page.Address);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();
        await page.ExpectTitleAsync("36 articles");
    }

    [Fact]
    public async Task Value_of_a_long_facet_is_found_by_its_beginning()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address);
        await page.WaitForHitsAsync();
        var topics = page.Page.GetByRole(AriaRole.Group, new() { Name = "Topic", Exact = true });

        await page.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a topic" }).FillAsync("mu");
        await Assertions.Expect(topics.Locator(".facet-name")).ToHaveTextAsync(["Murals", "Museums"]);
        await page.Box("Topic", "Murals").CheckAsync();

        await page.ExpectTitleAsync("1 article ");
        Assert.Equal("/?topic=Murals", page.Address);
        await page.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a topic" }).FillAsync("");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Assertions.Expect(page.Box("Topic", "Auctions")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Show fewer" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Topic_of_a_hit_is_a_filter()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=lanterns");

        await page.Hits.First.GetByRole(AriaRole.Link, new() { Name = "Museums" }).ClickAsync();

        await page.ExpectTitleAsync("1 article ");
        Assert.Equal("/?q=lanterns&topic=Museums", page.Address);
        await Assertions.Expect(page.Box("Topic", "Museums")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Small_window_has_its_filters_in_a_drawer()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour", new PageLook { Width = 375, Height = 700 });
        await page.WaitForHitsAsync();

        await Assertions.Expect(page.Box("Topic", "Ports")).ToBeHiddenAsync();
        await page.Page.GetByText("Filters", new() { Exact = true }).First.ClickAsync();
        await page.Box("Topic", "Ports").CheckAsync();

        await page.ExpectTitleAsync("12 articles");
        await Assertions.Expect(page.Box("Topic", "Ports")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("#filters-count")).ToHaveTextAsync("1");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show 12 articles" }).ClickAsync();
        await Assertions.Expect(page.Box("Topic", "Ports")).ToBeHiddenAsync();
        await Assertions.Expect(page.Title).ToBeFocusedAsync();
    }
}
