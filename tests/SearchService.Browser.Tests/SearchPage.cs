using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace SearchService.Browser.Tests;

/// <summary>The search page in a browser, watched: what the console complains of, what its policy blocks, a dialog that opens and a
/// request to another host fail the test at its end.</summary>
public sealed class SearchPage : IAsyncDisposable
{
    private const string FailedRequest = "Failed to load resource";
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly PageLook _look;

    private SearchPage(IBrowserContext context, IPage page, PageLook look)
    {
        _context = context;
        _look = look;
        Page = page;
    }

    public IPage Page { get; }

    public ILocator Query => Page.GetByRole(AriaRole.Combobox, new() { Name = "Search articles" });

    public ILocator Options => Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).GetByRole(AriaRole.Option);

    public ILocator Title => Page.Locator("#results-title");

    public ILocator Hits => Page.Locator(".hits > li");

    public ILocator HitTitles => Page.Locator(".hit-title");

    public ILocator Pager => Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" });

    /// <summary>The path and the query of the address.</summary>
    public string Address => new Uri(Page.Url).PathAndQuery;

    /// <summary>Opens an address of the service.</summary>
    public static async Task<SearchPage> OpenAsync(Chromium chromium, Uri service, string url = "/", PageLook? look = null)
    {
        look ??= new PageLook();
        var context = await chromium.OpenAsync(new()
        {
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
            BaseURL = service.AbsoluteUri,
            JavaScriptEnabled = look.RunsScripts,
        });
        context.SetDefaultTimeout(Chromium.WaitMs);
        var result = new SearchPage(context, await context.NewPageAsync(), look);
        await result.WatchAsync(service);
        if (look.Prepare is not null)
        {
            await look.Prepare(result.Page);
        }

        await result.Page.GotoAsync(url);
        return result;
    }

    /// <summary>A box of a facet.</summary>
    public ILocator Box(string facet, string value) => Group(facet).GetByRole(AriaRole.Checkbox, new() { Name = value });

    /// <summary>The number beside a box of a facet.</summary>
    public async Task<int> CountAsync(string facet, string value) =>
        int.Parse(await Group(facet).Locator("label").Filter(new() { HasText = value }).Locator(".count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

    public Task WaitForHitsAsync() => Assertions.Expect(Hits.First).ToBeVisibleAsync();

    public Task ExpectTitleAsync(string text) => Assertions.Expect(Title).ToContainTextAsync(text);

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_complaints);
    }

    private ILocator Group(string facet) => Page.GetByRole(AriaRole.Group, new() { Name = facet, Exact = true });

    private async Task WatchAsync(Uri service)
    {
        Page.Dialog += (_, dialog) =>
        {
            _complaints.Enqueue($"dialog: {dialog.Message}");
            dialog.DismissAsync();
        };
        Page.PageError += (_, error) => _complaints.Enqueue($"error: {error}");
        Page.Console += (_, message) =>
        {
            // A request that the test lets fail is told in the console too.
            if (message.Type is "error" or "warning" && !(_look.LetsRequestsFail && message.Text.StartsWith(FailedRequest, StringComparison.Ordinal)))
            {
                _complaints.Enqueue($"console: {message.Text}");
            }
        };
        await _context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', event => console.error(`blocked: ${event.violatedDirective} ${event.blockedURI}`));");
        await _context.RouteAsync(url => !url.StartsWith(service.AbsoluteUri, StringComparison.Ordinal), route =>
        {
            if (!_look.OutsideHosts.Contains(new Uri(route.Request.Url).Host))
            {
                _complaints.Enqueue($"another host: {route.Request.Url}");
            }

            return route.AbortAsync();
        });
    }
}
