using System.CommandLine;
using SearchService.Articles;
using SearchService.Hosting;
using Spectre.Console;

namespace SearchService.Cli;

/// <summary><c>check</c>: verifies the index on disk.</summary>
public static class CheckCommand
{
    public static Command Create(string[] settings, TextWriter output, TextWriter error)
    {
        var fast = new Option<bool>("--fast") { Description = "Verify the checksums alone, not that the files agree with each other." };
        var command = new Command("check", "Verify every checksum of the index and what the files say; exit code 1 when something is damaged.") { fast };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(settings, parsed.GetValue(fast), output, error, cancellation)));
        return command;
    }

    private static int Run(string[] settings, bool fast, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var path = ServiceHost.ReadOptions(settings, needsArticles: false).Index.IndexPath;
        if (IndexCheck.Run(path, fast, cancellation) is not { } reports)
        {
            error.WriteLine($"There is no index in {path}.");
            return 1;
        }

        var console = Terminal.Open(output);
        foreach (var report in reports)
        {
            console.WriteLine($"{report.Name}: {report.State}");
            foreach (var problem in report.Problems)
            {
                console.WriteLine($"  {problem}");
            }
        }

        var isSound = reports.All(report => report.Problems.Count == 0);
        console.WriteLine(isSound ? "The index is sound." : "The index is DAMAGED. Start the service, or run index: it searches the newest sound publication and builds the index anew from the articles.");
        return isSound ? 0 : 1;
    }
}
