using SearchService.Hardening;
using Xunit;

namespace SearchService.Tests.Soak;

/// <summary>A short run of the harness that asks, changes and kills the service for a long time; README.md of SearchService.Hardening says what it asks.</summary>
public sealed class SoakTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("soak-tests-").FullName;

    [Fact]
    public async Task Service_answers_rightly_while_articles_change_and_it_is_killed()
    {
        var options = new SoakOptions
        {
            Duration = TimeSpan.FromSeconds(12),
            Connections = 4,
            Articles = 300,
            JobInterval = TimeSpan.FromSeconds(2),
            KillInterval = TimeSpan.FromSeconds(3),
            Seed = 20_261,
            Port = SoakOptions.FreePort(),
        };
        await using var run = new SoakRun(Path.Combine(AppContext.BaseDirectory, "SearchService.dll"), _folder, options, TestContext.Current.TestOutputHelper!.WriteLine);
        await run.RunAsync();
        run.Summarize();

        Assert.Empty(run.Findings);
        Assert.InRange(run.Kills, 1, int.MaxValue);
        Assert.InRange(run.Jobs, 4, int.MaxValue);
        Assert.InRange(run.Requests, 20, long.MaxValue);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
