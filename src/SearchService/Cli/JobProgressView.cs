using SearchService.Articles;
using Spectre.Console;

namespace SearchService.Cli;

/// <summary>Shows how far a job is: a moving bar on a terminal, a line for each phase and each tenth elsewhere.</summary>
public static class JobProgressView
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when the job has ended, with its last state.</summary>
    public static Task<JobStatus> ShowAsync(IAnsiConsole console, ArticleIndex index, string jobId) =>
        console.IsLive() ? ShowBarAsync(console, index, jobId) : ShowLinesAsync(console, index, jobId);

    private static Task<JobStatus> ShowBarAsync(IAnsiConsole console, ArticleIndex index, string jobId) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context =>
        {
            var bar = context.AddTask("waiting", maxValue: 100);
            return FollowAsync(index, jobId, progress =>
            {
                bar.Description = progress.Total > 0 ? $"{progress.Phase} {progress.Done}/{progress.Total}" : progress.Phase;
                bar.Value = progress.Percent;
            });
        });

    private static Task<JobStatus> ShowLinesAsync(IAnsiConsole console, ArticleIndex index, string jobId)
    {
        var last = "";
        return FollowAsync(index, jobId, progress =>
        {
            var step = $"{progress.Phase} {progress.Percent / 10}";
            if (step != last)
            {
                console.WriteLine($"{progress.Phase}: {progress.Done} of {progress.Total} files ({progress.Percent} %)");
                last = step;
            }
        });
    }

    private static async Task<JobStatus> FollowAsync(ArticleIndex index, string jobId, Action<JobProgress> show)
    {
        var ended = index.WaitForJobAsync(jobId);
        while (await Task.WhenAny(ended, Task.Delay(Interval)) != ended)
        {
            if (index.FindJob(jobId) is { } job)
            {
                show(job.Progress);
            }
        }

        var last = await ended;
        show(last.Progress);
        return last;
    }
}
