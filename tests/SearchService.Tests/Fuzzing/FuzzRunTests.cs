using System.Runtime.CompilerServices;
using System.Text;
using SearchService.Hardening.Fuzzing;
using Xunit;

namespace SearchService.Tests.Fuzzing;

/// <summary>That fuzzing finds what there is to find, and keeps it small.</summary>
public sealed class FuzzRunTests
{
    [Fact]
    public async Task A_target_that_stumbles_is_found_out_with_a_small_input()
    {
        await using var target = new Stumbling(text => text.Contains("](", StringComparison.Ordinal));

        var summary = await new FuzzRun(target, seed: 1).RunAsync(round => round < 20_000, _ => { });

        var finding = Assert.Single(summary.Findings);
        Assert.Equal("](", Encoding.Latin1.GetString(finding.Input));
        Assert.Contains("stumbled", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_stands_has_no_findings()
    {
        await using var target = new Stumbling(_ => false);

        var summary = await new FuzzRun(target, seed: 1).RunAsync(round => round < 2_000, _ => { });

        Assert.Empty(summary.Findings);
        Assert.Equal(2_000, summary.Rounds);
    }

    [Fact]
    public async Task Every_kind_is_found_once()
    {
        await using var target = new Stumbling(text => text.Length % 2 == 1);

        var summary = await new FuzzRun(target, seed: 1).RunAsync(round => round < 500, _ => { });

        Assert.Single(summary.Findings);
    }

    [Fact]
    public async Task The_seed_fixes_the_inputs()
    {
        Assert.Equal(await InputsAsync(7), await InputsAsync(7));
        Assert.NotEqual(await InputsAsync(7), await InputsAsync(8));
    }

    private static async Task<string> InputsAsync(int seed)
    {
        var inputs = new StringBuilder();
        await using var target = new Stumbling(_ => false);
        await new FuzzRun(target, seed, input => inputs.AppendLine(Convert.ToHexString(input))).RunAsync(round => round < 200, _ => { });
        return inputs.ToString();
    }

    private sealed class Stumbling(Predicate<string> over) : IFuzzTarget
    {
        public string Name => "stumbling";

        public IReadOnlyList<byte[]> Seeds { get; } = ["[a](b) (c) [d] ] ("u8.ToArray(), "plain"u8.ToArray()];

        public IReadOnlyList<byte[]> Dictionary { get; } = ["["u8.ToArray(), "]"u8.ToArray()];

        public TimeSpan MaxElapsed => TimeSpan.FromSeconds(10);

        // The place of a fault tells findings apart: once inlined, the same fault would have two.
        [MethodImpl(MethodImplOptions.NoInlining)]
        public Task<string> RunAsync(byte[] input)
        {
            var text = Encoding.Latin1.GetString(input);
            return over(text) ? throw new InvalidOperationException("stumbled") : Task.FromResult($"{text.Length / 8}");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
