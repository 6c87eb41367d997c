using SearchService.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(SearchService.Browser.Tests.InventedSite))]

namespace SearchService.Browser.Tests;

/// <summary>One service over <see cref="InventedArticles"/> for all tests.</summary>
public sealed class InventedSite : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private RunningService? _service;

    public Uri Address => _service?.Client.BaseAddress ?? throw new InvalidOperationException("the service is not started");

    public async ValueTask InitializeAsync()
    {
        InventedArticles.WriteTo(_folder.ArticlesPath);
        _service = await RunningService.StartAsync(_folder.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        _folder.Dispose();
    }
}
