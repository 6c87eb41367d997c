using System.CommandLine;
using SearchService.Articles;
using SearchService.Hosting;
using Spectre.Console;

namespace SearchService.Cli;

/// <summary><c>index</c>: builds the index or brings it up to date, then ends.</summary>
public static class IndexCommand
{
    public static Command Create(string[] settings, TextWriter output)
    {
        var full = new Option<bool>("--full") { Description = "Read every file and replace the index, instead of reading what changed." };
        var strict = new Option<bool>("--strict") { Description = "Fail when a file cannot be read, instead of skipping it." };
        var merge = new Option<bool>("--merge") { Description = "Afterwards merge the index into one segment: slow, but the smallest and fastest to search." };
        var share = new Option<double?>("--max-bad-file-share") { Description = "The share of files that may be bad, and of articles that may go, 0 to 1, in place of Search:Limits:MaxBadFileShare; 1 = any." };
        share.Validators.Add(parsed =>
        {
            if (parsed.GetValueOrDefault<double?>() is not (null or (>= 0 and <= 1)))
            {
                parsed.AddError("--max-bad-file-share must be a number from 0 to 1.");
            }
        });
        var command = new Command("index", "Build the index, or bring it up to date with the folder of articles, then exit.") { full, strict, merge, share };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new JobRequest(parsed.GetValue(full) ? IndexMode.Full : IndexMode.Changed, parsed.GetValue(strict), parsed.GetValue(merge), parsed.GetValue(share));
            return RunAsync(settings, request, output, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, JobRequest request, TextWriter output, CancellationToken cancellation)
    {
        var options = ServiceHost.ReadOptions(settings, needsArticles: true);
        var console = Terminal.Open(output);
        await using var index = ServiceHost.OpenFolder(options.Index);
        index.Open();
        using var stop = StopSignal.On(cancellation);
        var started = index.StartJob(request);
        using var cancel = stop.Token.Register(() => index.CancelJob(started.Id));
        var job = await JobProgressView.ShowAsync(console, index, started.Id);
        foreach (var file in index.SkippedOf(job.Id) ?? [])
        {
            console.WriteLine($"skipped {file.Path}{(file.Line is { } line ? $", line {line}" : "")}: {file.Reason}");
        }

        var counts = job.Counts;
        console.WriteLine($"{Spell(job.State)}: {counts.Read} read, {counts.Indexed} indexed, {counts.Unchanged} unchanged, {counts.Removed} removed, {counts.Skipped} skipped");
        if (job.Error is not null)
        {
            console.WriteLine(job.Error);
        }

        return job.State == JobState.Succeeded ? 0 : 1;
    }

    private static string Spell(JobState state) => state.ToString().ToLowerInvariant();
}
