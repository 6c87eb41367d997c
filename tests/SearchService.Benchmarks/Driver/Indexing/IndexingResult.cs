namespace SearchService.Benchmarks;

/// <summary>What building an index took.</summary>
/// <param name="Articles">Documents in the index.</param>
/// <param name="Threads">That added documents.</param>
/// <param name="Seconds">From the first article to the commit, with the merges that the policy wanted.</param>
/// <param name="AddSeconds">Until the last article was added; merges ran beside.</param>
/// <param name="MakingSeconds">Of <paramref name="AddSeconds"/>, what a thread spent on making articles instead of indexing them; processor time
/// when that was asked for.</param>
/// <param name="MergeSeconds">Waiting for merges after the last article.</param>
/// <param name="CommitSeconds">Writing what was left and syncing all files.</param>
/// <param name="ProcessorSeconds">Of all threads together, within <paramref name="Seconds"/>, merges and making of articles included.</param>
/// <param name="ForceMergeSeconds">Merging to one segment and committing that; not part of <paramref name="Seconds"/>; null when not asked for.</param>
/// <param name="Segments">At the end.</param>
/// <param name="DiskBytes">Of the last commit.</param>
/// <param name="PeakBytes">The most memory that was resident, mapped files included.</param>
/// <param name="AllocatedBytes">On the managed heap, over all threads.</param>
/// <param name="CollectionSeconds">Paused for garbage collection.</param>
internal sealed record IndexingResult(
    int Articles,
    int Threads,
    double Seconds,
    double AddSeconds,
    double MakingSeconds,
    double MergeSeconds,
    double CommitSeconds,
    double ProcessorSeconds,
    double? ForceMergeSeconds,
    int Segments,
    long DiskBytes,
    long PeakBytes,
    long AllocatedBytes,
    double CollectionSeconds)
{
    /// <summary>Over the whole time, the making of articles left out. True of a machine that does nothing else.</summary>
    public double ArticlesPerSecond => Articles / (Seconds - MakingSeconds);

    /// <summary>Over the processor time of all threads, the making of articles left out: what one core does.</summary>
    public double ArticlesPerProcessorSecond => Articles / (ProcessorSeconds - (MakingSeconds * Threads));

    public double DiskBytesPerArticle => (double)DiskBytes / Articles;

    public void Print()
    {
        var table = new TextTable("indexing", "");
        table.Add("articles", $"{Articles:N0}");
        table.Add("threads", $"{Threads}");
        table.Add("seconds", $"{Seconds:F1}");
        table.Add("  adding", $"{AddSeconds:F1}");
        table.Add("    of which making articles", $"{MakingSeconds:F1}");
        table.Add("  waiting for merges", $"{MergeSeconds:F1}");
        table.Add("  commit", $"{CommitSeconds:F1}");
        table.Add("processor seconds", $"{ProcessorSeconds:F1}");
        table.Add("articles a second, without making them", $"{ArticlesPerSecond:N0}");
        table.Add("articles a processor second, without making them", $"{ArticlesPerProcessorSecond:N0}");
        table.Add("force merge, seconds", ForceMergeSeconds is { } forced ? $"{forced:F1}" : "-");
        table.Add("segments", $"{Segments}");
        table.Add("on disk, MB", $"{DiskBytes / 1e6:N1}");
        table.Add("bytes an article", $"{DiskBytesPerArticle:F0}");
        table.Add("peak memory, MB", $"{PeakBytes / 1e6:N0}");
        table.Add("allocated, bytes an article", $"{(double)AllocatedBytes / Articles:N0}");
        table.Add("paused by the collector, seconds", $"{CollectionSeconds:F1}");
        Console.Write(table);
    }
}
