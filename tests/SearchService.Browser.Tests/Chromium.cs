using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(SearchService.Browser.Tests.Chromium))]

namespace SearchService.Browser.Tests;

/// <summary>One browser for all tests: the Chromium that is installed (on Debian: <c>apt-get install chromium</c>). Where there is none,
/// every test that asks is skipped, or fails when CI is true.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>How long what a test waits for may take, in milliseconds: long enough for a machine that is busy.</summary>
    public const int WaitMs = 15_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Candidates.FirstOrDefault(File.Exists) is not { } path)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(WaitMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }

    /// <summary>A window of its own, with nothing kept from another.</summary>
    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options)
    {
        if (_browser is null)
        {
            const string Missing = "There is no Chromium here.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Fail(Missing);
        }

        return _browser.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
