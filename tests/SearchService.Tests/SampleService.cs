using Xunit;

[assembly: AssemblyFixture(typeof(SearchService.Tests.SampleService))]

namespace SearchService.Tests;

/// <summary>One service over the repository's sample articles, for all tests that only read.</summary>
public sealed class SampleService : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private RunningService? _service;

    public RunningService Service => _service ?? throw new InvalidOperationException("the service is not started");

    public async ValueTask InitializeAsync() =>
        _service = await RunningService.StartAsync([$"--Search:ArticlesPath={Repository.Articles}", $"--Search:IndexPath={_folder.IndexPath}"]);

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        _folder.Dispose();
    }
}
