using Microsoft.Playwright;

namespace SearchService.Browser.Tests;

/// <summary>How a page is opened.</summary>
public sealed record PageLook
{
    /// <summary>Of the window, in CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Of the window, in CSS pixels.</summary>
    public int Height { get; init; } = 900;

    public bool IsDark { get; init; }

    public bool RunsScripts { get; init; } = true;

    /// <summary>For tests of what the page says when a request goes wrong.</summary>
    public bool LetsRequestsFail { get; init; }

    /// <summary>Hosts that may be asked; what they are asked for is not fetched.</summary>
    public IReadOnlyList<string> OutsideHosts { get; init; } = [];

    /// <summary>Runs before the first request.</summary>
    public Func<IPage, Task>? Prepare { get; init; }
}
