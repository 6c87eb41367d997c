using System.CommandLine;
using System.Diagnostics;
using SearchService.Testing;

namespace SearchService.Hardening;

/// <summary><c>crash</c>: kills processes that write an index, at random moments, and looks at the index each time.</summary>
internal static class CrashCommand
{
    public static Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "How many processes that index, update, delete, merge and commit.", DefaultValueFactory = _ => 300 };
        var jobs = new Option<int>("--jobs") { Description = "How many times the whole program, while it brings an index up to date with a changing folder.", DefaultValueFactory = _ => 30 };
        var seed = new Option<int>("--seed") { Description = "Of everything random but the exact timing.", DefaultValueFactory = _ => 1 };
        var apache = new Option<bool>("--apache") { Description = "Let Apache Lucene's CheckIndex look at every index too." };
        var command = new Command("crash", "Kill processes that write an index at random moments; each time it must hold what was acknowledged, all of it and nothing in part.")
        {
            kills, jobs, seed, apache,
        };
        command.SetAction(parsed => Run(parsed.GetValue(kills), parsed.GetValue(jobs), parsed.GetValue(seed), parsed.GetValue(apache)));
        return command;
    }

    private static int Run(int kills, int jobs, int seed, bool apache)
    {
        using var lucene = apache ? StartLucene() : null;
        var folder = Directory.CreateTempSubdirectory("crash-").FullName;
        var fault = KillWorkers(folder, kills, seed, lucene) ?? KillJobs(folder, jobs, seed);
        if (fault is not null)
        {
            Console.WriteLine(fault);
            return 1;
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static string? KillWorkers(string folder, int kills, int seed, LuceneProcess? lucene)
    {
        var program = typeof(CrashCommand).Assembly.Location;
        var elapsed = Stopwatch.StartNew();
        var run = new CrashRun(program, Path.Combine(folder, "index"), seed, lucene is null ? null : path => Check(lucene, path));
        var fault = run.Run(kills, done => Report(done, elapsed.Elapsed));
        Console.WriteLine($"{run.Kills} workers killed in {elapsed.Elapsed.TotalSeconds:F0} s, seed {seed}: {run.Acknowledged} commits were acknowledged, "
            + $"{run.KilledInCommit} kills came within a commit, which was there afterwards {run.FoundInFlight} times");
        return fault;
    }

    private static string? KillJobs(string folder, int jobs, int seed)
    {
        var elapsed = Stopwatch.StartNew();
        var run = new JobCrashRun(Path.Combine(AppContext.BaseDirectory, "SearchService.dll"), Path.Combine(folder, "service"), seed);
        var fault = run.Run(jobs);
        Console.WriteLine($"{run.Kills} programs killed in {elapsed.Elapsed.TotalSeconds:F0} s, seed {seed}: {run.Published} had published");
        return fault;
    }

    private static void Report(int done, TimeSpan elapsed)
    {
        if (done % 50 == 0)
        {
            Console.WriteLine($"{done} killed, {done / elapsed.TotalSeconds:F1} a second");
        }
    }

    private static LuceneProcess StartLucene() => new(
        LuceneToolchain.Find(out var missing) ?? throw new InvalidOperationException(missing),
        Path.Combine(AppContext.BaseDirectory, "Java"));

    private static string? Check(LuceneProcess lucene, string path)
    {
        var answer = lucene.Call("check", path);
        return answer.ExitCode == 0 ? null : "Apache's CheckIndex: " + string.Join('\n', answer.Lines);
    }
}
