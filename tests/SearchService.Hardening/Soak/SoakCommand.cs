using System.CommandLine;

namespace SearchService.Hardening;

/// <summary><c>soak</c>: the service under load for a long time, while its articles change and it is killed again and again.</summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long requests are sent.", DefaultValueFactory = _ => 30 };
        var connections = new Option<int>("--connections") { Description = "How many send requests, one after another each.", DefaultValueFactory = _ => 32 };
        var articles = new Option<int>("--articles") { Description = "How many articles the folder has.", DefaultValueFactory = _ => 5_000 };
        var jobSeconds = new Option<double>("--job-seconds") { Description = "From one change of the folder, and its job, to the next.", DefaultValueFactory = _ => 20 };
        var killSeconds = new Option<double>("--kill-seconds") { Description = "From one kill to the next, give or take a half.", DefaultValueFactory = _ => 60 };
        var seed = new Option<int>("--seed") { Description = "Of everything random but the exact timing.", DefaultValueFactory = _ => 1 };
        var port = new Option<int>("--port") { Description = "Where the service listens; 0 = where nobody does.", DefaultValueFactory = _ => 0 };
        var command = new Command("soak", "Send searches to the service for a long time, while articles change and it is killed; every answer must be right, nothing may be lost or grow.")
        {
            minutes, connections, articles, jobSeconds, killSeconds, seed, port,
        };
        command.SetAction(parsed => RunAsync(new SoakOptions
        {
            Duration = TimeSpan.FromMinutes(parsed.GetValue(minutes)),
            Connections = parsed.GetValue(connections),
            Articles = parsed.GetValue(articles),
            JobInterval = TimeSpan.FromSeconds(parsed.GetValue(jobSeconds)),
            KillInterval = TimeSpan.FromSeconds(parsed.GetValue(killSeconds)),
            Seed = parsed.GetValue(seed),
            Port = parsed.GetValue(port) is var given and not 0 ? given : SoakOptions.FreePort(),
        }));
        return command;
    }

    private static async Task<int> RunAsync(SoakOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("soak-").FullName;
        Console.WriteLine($"seed {options.Seed}, folder {folder}");
        await using var run = new SoakRun(Path.Combine(AppContext.BaseDirectory, "SearchService.dll"), folder, options, Console.WriteLine);
        await run.RunAsync();
        run.Summarize();
        if (run.Findings.Count > 0)
        {
            return 1;
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
