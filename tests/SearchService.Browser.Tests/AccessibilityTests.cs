using Microsoft.Playwright;
using Xunit;

namespace SearchService.Browser.Tests;

/// <summary>What a reader with a keyboard, a screen reader, other colours or another size of window or text depends on.</summary>
public sealed class AccessibilityTests(Chromium chromium, InventedSite site)
{
    /// <summary>Text is read at this contrast or more (WCAG 2.2, AA, text of any size).</summary>
    private const double LeastContrast = 4.5;

    public static TheoryData<string> Urls { get; } = ["/", "/?q=harbour&topic=Ports", "/?q=lanterns&topic=Energy", "/?q=lihgthouse", "/?q=poison"];

    public static TheoryData<string, bool> ColouredUrls { get; } = new(Urls.SelectMany(row => new (string, bool)[] { (row.Data, false), (row.Data, true) }));

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task Page_has_one_title_its_landmarks_and_headings_in_order(string url)
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, url);
        await Assertions.Expect(page.Page.Locator(".panel, .hits")).ToBeVisibleAsync();

        foreach (var role in (AriaRole[])[AriaRole.Banner, AriaRole.Main, AriaRole.Complementary, AriaRole.Contentinfo])
        {
            await Assertions.Expect(page.Page.GetByRole(role)).ToHaveCountAsync(1);
        }

        var levels = await page.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"a heading of level {pair.Second} follows one of {pair.First}"));
    }

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task Everything_to_act_on_has_a_name_and_no_id_is_there_twice(string url)
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, url);
        await Assertions.Expect(page.Page.Locator(".panel, .hits")).ToBeVisibleAsync();

        foreach (var role in (AriaRole[])[AriaRole.Button, AriaRole.Link, AriaRole.Checkbox, AriaRole.Combobox, AriaRole.Searchbox, AriaRole.Spinbutton, AriaRole.Textbox, AriaRole.Navigation])
        {
            var all = page.Page.GetByRole(role);
            await Assertions.Expect(page.Page.GetByRole(role, new() { NameRegex = new("\\S") })).ToHaveCountAsync(await all.CountAsync());
        }

        var ids = await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[id]')].map(element => element.id)");
        Assert.Equal(ids.Distinct(), ids);
        var dangling = await page.Page.EvaluateAsync<string[]>("() => ['aria-labelledby', 'aria-controls', 'for'].flatMap(name => [...document.querySelectorAll(`[${name}]`)].map(e => e.getAttribute(name)).filter(id => !document.getElementById(id)))");
        Assert.Empty(dangling);
    }

    [Theory]
    [MemberData(nameof(ColouredUrls))]
    public async Task Text_stands_out_from_what_is_behind_it(string url, bool isDark)
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, url, new PageLook { IsDark = isDark });
        await Assertions.Expect(page.Page.Locator(".panel, .hits")).ToBeVisibleAsync();

        var faint = await page.Page.EvaluateAsync<string[]>(Contrasts, LeastContrast);

        Assert.Empty(faint);
        var paper = await page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.Equal(isDark ? "rgb(19, 21, 24)" : "rgb(251, 251, 249)", paper);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Nothing_is_wider_than_the_window(int width)
    {
        foreach (var url in (string[])["/", "/?q=harbour&page=2", "/?q=" + InventedArticles.LongWord, "/?q=poison", "/?q=lanterns&topic=Energy"])
        {
            await using var page = await SearchPage.OpenAsync(chromium, site.Address, url, new PageLook { Width = width, Height = 700 });
            await Assertions.Expect(page.Page.Locator(".panel, .hits")).ToBeVisibleAsync();

            Assert.Equal("[]", await page.Page.EvaluateAsync<string>("() => JSON.stringify([...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && getComputedStyle(e).clipPath === 'none' && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.outerHTML.slice(0, 100)))"));
        }
    }

    [Fact]
    public async Task Keyboard_reaches_the_results_past_the_head()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=harbour");
        await page.WaitForHitsAsync();

        await page.Page.Keyboard.PressAsync("Tab");
        var skip = page.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the results" });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();

        await page.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Query).ToBeFocusedAsync();
        await Assertions.Expect(page.Query).ToHaveValueAsync("harbour");
    }

    [Fact]
    public async Task Title_from_right_to_left_stands_so()
    {
        await using var page = await SearchPage.OpenAsync(chromium, site.Address, "/?q=" + Uri.EscapeDataString("المدينة"));

        await Assertions.Expect(page.HitTitles.First).ToHaveTextAsync(InventedArticles.RightToLeft);
        Assert.Equal("rtl", await page.HitTitles.First.Locator("[dir]").EvaluateAsync<string>("title => getComputedStyle(title).direction"));
    }

    /// <summary>Every text on the page whose contrast with the nearest opaque background is below the bound, by the formula of WCAG 2.</summary>
    private const string Contrasts = """
        least => {
          const channels = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const color = channels(getComputedStyle(e).backgroundColor);
              if (color.length < 4 || color[3] === 1) return color;
            }
            return [255, 255, 255];
          };
          const faint = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('.is-off, noscript, option')) continue;
            const [a, b] = [light(channels(getComputedStyle(element).color)), light(behind(element))];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < least) faint.push(`${contrast.toFixed(2)} ${element.className}: ${walker.currentNode.data.trim().slice(0, 40)}`);
          }
          return faint;
        }
        """;
}
