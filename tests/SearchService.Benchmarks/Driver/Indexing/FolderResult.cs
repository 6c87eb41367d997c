using SearchService.Articles;

namespace SearchService.Benchmarks;

/// <summary>What a job of the service took.</summary>
/// <param name="Counts">What it did, in files.</param>
/// <param name="Seconds">From its start to its publication.</param>
/// <param name="ProcessorSeconds">Of all threads.</param>
/// <param name="Segments">At the end.</param>
/// <param name="DiskBytes">Of the index.</param>
/// <param name="PeakBytes">The most memory that was resident, mapped files included.</param>
internal sealed record FolderResult(
    JobCounts Counts, double Seconds, double ProcessorSeconds, int Segments, long DiskBytes, long PeakBytes)
{
    /// <summary>Files that were looked at, unchanged ones included.</summary>
    public double FilesPerSecond => (Counts.Read + Counts.Unchanged) / Seconds;

    public void Print()
    {
        var table = new TextTable("indexing a folder", "");
        table.Add("files read", $"{Counts.Read:N0}");
        table.Add("indexed", $"{Counts.Indexed:N0}");
        table.Add("unchanged", $"{Counts.Unchanged:N0}");
        table.Add("removed", $"{Counts.Removed:N0}");
        table.Add("skipped", $"{Counts.Skipped:N0}");
        table.Add("seconds", $"{Seconds:F1}");
        table.Add("processor seconds", $"{ProcessorSeconds:F1}");
        table.Add("files a second", $"{FilesPerSecond:N0}");
        table.Add("segments", $"{Segments}");
        table.Add("on disk, MB", $"{DiskBytes / 1e6:N1}");
        table.Add("peak memory, MB", $"{PeakBytes / 1e6:N0}");
        Console.Write(table);
    }
}
