using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace SearchService.Hardening.Fuzzing;

/// <summary>The verb <c>fuzz</c>: mutated inputs for as long as it is told; what does not hold is written to a folder, and the exit code says so.</summary>
internal static class FuzzCommand
{
    private static readonly string[] Names = ["articles", "queries", "parameters", "requests", "indexes"];

    public static Command Create()
    {
        var target = new Argument<string[]>("target") { Description = $"What is tried: {string.Join(", ", Names)}; all when left out.", Arity = ArgumentArity.ZeroOrMore };
        target.AcceptOnlyFromAmong(Names);
        var seconds = new Option<int>("--seconds") { Description = "How long for each target.", DefaultValueFactory = _ => 60 };
        var rounds = new Option<long>("--rounds") { Description = "How many inputs for each target; 0 = as the time allows.", DefaultValueFactory = _ => 0 };
        var seed = new Option<int>("--seed") { Description = "Fixes the inputs.", DefaultValueFactory = _ => 42 };
        var findings = new Option<DirectoryInfo>("--findings") { Description = "Where inputs go that show something.", DefaultValueFactory = _ => new DirectoryInfo("fuzz-findings") };
        var seeds = new Option<DirectoryInfo?>("--seeds") { Description = "A folder of files to start from instead of the sample articles; for the target articles." };
        var command = new Command("fuzz", "Gives the service inputs that are nearly right, and looks at what it makes of them.") { target, seconds, rounds, seed, findings, seeds };
        command.SetAction((parsed, _) => RunAsync(
            parsed.GetValue(target) is { Length: > 0 } chosen ? chosen : Names,
            parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(seed), parsed.GetValue(findings)!, parsed.GetValue(seeds)));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, int seconds, long rounds, int seed, DirectoryInfo folder, DirectoryInfo? seeds)
    {
        folder.Create();
        var found = 0;
        foreach (var name in names)
        {
            await using var target = await CreateAsync(name, seeds);
            // Should the process die, the input it died of is here.
            var current = Path.Join(folder.FullName, $"{name}-current.bin");
            using var handle = File.OpenHandle(current, FileMode.Create, FileAccess.Write);
            var run = new FuzzRun(target, seed, input =>
            {
                RandomAccess.SetLength(handle, 0);
                RandomAccess.Write(handle, input, 0);
            });
            var clock = Stopwatch.StartNew();
            var summary = await run.RunAsync(round => rounds > 0 ? round < rounds : clock.Elapsed.TotalSeconds < seconds, Console.Error.WriteLine);
            Save(folder, seed, summary);
            File.Delete(current);
            found += summary.Findings.Count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {summary.Rounds:N0} inputs in {clock.Elapsed.TotalSeconds:0} s, {summary.Behaviours:N0} behaviours, slowest {summary.Slowest.TotalMilliseconds:0} ms, {summary.Findings.Count} findings"));
        }

        return found == 0 ? 0 : 1;
    }

    private static async Task<IFuzzTarget> CreateAsync(string name, DirectoryInfo? seeds) => name switch
    {
        "articles" => new ArticleTarget(seeds is null ? null : [.. seeds.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal).Take(2_000).Select(f => File.ReadAllBytes(f.FullName))]),
        "queries" => await QueryTarget.CreateAsync(),
        "indexes" => new IndexTarget(),
        "parameters" => await ParameterTarget.CreateAsync(),
        _ => await RequestTarget.CreateAsync(),
    };

    private static void Save(DirectoryInfo folder, int seed, FuzzSummary summary)
    {
        foreach (var finding in summary.Findings)
        {
            var path = Path.Join(folder.FullName, $"{finding.Target}-{seed}-{finding.Round}");
            File.WriteAllBytes(path + ".bin", finding.Input);
            File.WriteAllText(path + ".txt", finding.What);
            Console.WriteLine($"{path}.bin: {finding.What.Split('\n')[0]}");
        }
    }
}
