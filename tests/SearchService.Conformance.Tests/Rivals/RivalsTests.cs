using System.Diagnostics;
using SearchService.Testing;
using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>The comparison with Lucene that the benchmarks make before they print times, on few articles.</summary>
public sealed class RivalsTests
{
    [Fact]
    public void Rivals_find_the_same()
    {
        if (LuceneToolchain.Find(out var missing) is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", missing);
            Assert.Fail(missing);
        }

        // Of every class of queries, on synthetic articles and on the repository's own.
        AssertEqual(queries: 11 * 30, "--articles", "2000", "--count", "30");
        AssertEqual(queries: 11 * 10, "--folder", SampleArticles.Folder(), "--count", "10");
    }

    private static void AssertEqual(int queries, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "SearchService.Benchmarks.dll"), "rivals", "--verify", .. options])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.Result);
        Assert.StartsWith($"{queries} queries, boosted and plain: equal", output, StringComparison.Ordinal);
    }
}
