using SearchService.Hardening.Fuzzing;
using Xunit;

namespace SearchService.Tests.Fuzzing;

/// <summary>A short run of each target; the verb <c>fuzz</c> of the hardening program goes on for as long as it is told.</summary>
public sealed class FuzzTargetsTests
{
    private const int Seed = 20;

    [Fact]
    public async Task Articles_of_any_bytes_are_read_or_refused()
    {
        await using var target = new ArticleTarget();
        await CheckAsync(target, rounds: 4_000);
    }

    [Fact]
    public async Task Queries_of_any_text_are_answered_without_contradiction()
    {
        await using var target = await QueryTarget.CreateAsync();
        await CheckAsync(target, rounds: 400);
    }

    [Fact]
    public async Task Parameters_and_bodies_of_any_value_are_answered_or_refused()
    {
        await using var target = await ParameterTarget.CreateAsync();
        await CheckAsync(target, rounds: 1_500);
    }

    [Fact]
    public async Task Requests_of_any_bytes_are_answered_or_refused()
    {
        await using var target = await RequestTarget.CreateAsync();
        await CheckAsync(target, rounds: 1_500);
    }

    [Fact]
    public async Task Index_files_of_any_bytes_are_read_or_refused()
    {
        await using var target = new IndexTarget();
        await CheckAsync(target, rounds: 300);
    }

    private static async Task CheckAsync(IFuzzTarget target, int rounds)
    {
        var summary = await new FuzzRun(target, Seed).RunAsync(round => round < rounds && !TestContext.Current.CancellationToken.IsCancellationRequested, _ => { });

        Assert.True(summary.Findings.Count == 0, string.Join('\n', summary.Findings.Select(f => $"round {f.Round}, {Convert.ToBase64String(f.Input)}: {f.What}")));
        Assert.Equal(rounds, summary.Rounds);
        // Inputs that all end in the same way try nothing.
        Assert.True(summary.Behaviours > 20, $"{summary.Behaviours} behaviours");
    }
}
