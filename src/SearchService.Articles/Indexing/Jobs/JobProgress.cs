namespace SearchService.Articles;

/// <summary>How far a job is.</summary>
/// <param name="Phase">enumerating, reading, merging, committing or done.</param>
/// <param name="Done">Files done in this job.</param>
/// <param name="Total">Files to do; 0 while they are being listed.</param>
public sealed record JobProgress(string Phase, int Done, int Total)
{
    /// <summary>0 to 100.</summary>
    public int Percent => Phase == "done" ? 100 : Total == 0 ? 0 : (int)(Done * 99L / Total);
}
