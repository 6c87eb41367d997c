using SearchService.Hardening;
using Xunit;

namespace SearchService.Tests;

/// <summary>A short run of the harness that kills what writes an index; README.md of SearchService.Hardening says what it asks.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Seed = 20_261;

    private readonly string _folder = Directory.CreateTempSubdirectory("crash-tests-").FullName;

    [Fact]
    public void Index_survives_thirty_kills_of_its_writer()
    {
        var run = new CrashRun(typeof(CrashRun).Assembly.Location, Path.Combine(_folder, "index"), Seed);
        Assert.Null(run.Run(30));
        Assert.NotEqual(0, run.Acknowledged);
    }

    [Fact]
    public void Index_of_a_folder_survives_kills_of_the_whole_program() =>
        Assert.Null(new JobCrashRun(Path.Combine(AppContext.BaseDirectory, "SearchService.dll"), _folder, Seed).Run(5));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
