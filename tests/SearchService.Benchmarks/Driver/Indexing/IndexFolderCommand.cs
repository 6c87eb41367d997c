using SearchService.Articles;

namespace SearchService.Benchmarks;

/// <summary><c>index-folder FOLDER INDEX</c>: a folder of files into an index by the service's own job, YAML and all.</summary>
internal static class IndexFolderCommand
{
    public static async Task<int> RunAsync(DriverArguments arguments)
    {
        var options = new ArticleIndexOptions { ArticlesPath = arguments.Value(0, "FOLDER"), IndexPath = arguments.Value(1, "INDEX") };
        var mode = arguments.Has("changed") ? IndexMode.Changed : IndexMode.Full;
        var processorBefore = Environment.CpuUsage.TotalTime;
        await using var index = new ArticleIndex(options);
        index.Open();
        var job = await index.WaitForJobAsync(index.StartJob(mode).Id);
        var processor = Environment.CpuUsage.TotalTime - processorBefore;
        if (job.State != JobState.Succeeded || job.StartedAt is not { } started || job.FinishedAt is not { } finished)
        {
            Console.Error.WriteLine($"the job {job.State.ToString().ToLowerInvariant()}: {job.Error}");
            return 1;
        }

        var stats = index.Stats;
        // Again in the same process: what a job takes whose code is compiled.
        for (var again = arguments.Number("repeat", 1); again > 1; again--)
        {
            processorBefore = Environment.CpuUsage.TotalTime;
            job = await index.WaitForJobAsync(index.StartJob(mode).Id);
            processor = Environment.CpuUsage.TotalTime - processorBefore;
            Console.Error.WriteLine($"{(job.FinishedAt - job.StartedAt)!.Value.TotalSeconds:F3} s, of the processor {processor.TotalSeconds:F3} s");
        }

        var result = new FolderResult(
            job.Counts, (finished - started).TotalSeconds, processor.TotalSeconds, stats.Segments, stats.SizeBytes, ProcessMemory.PeakBytes);
        if (arguments.Has("json"))
        {
            JsonOutput.Write(result);
        }
        else
        {
            result.Print();
        }

        return 0;
    }
}
