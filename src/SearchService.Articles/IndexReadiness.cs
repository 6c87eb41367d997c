namespace SearchService.Articles;

/// <summary>Whether an index can be searched, and if not, whether waiting helps.</summary>
/// <param name="State">Which of the three.</param>
/// <param name="Percent">While it is built: how far the job that builds it is, 0 to 100.</param>
/// <param name="Reason">When it is broken: why, in words for people, without paths; null otherwise.</param>
public sealed record IndexReadiness(IndexReadinessState State, int Percent, string? Reason)
{
    /// <summary>What follows from there being an index, and from the newest job.</summary>
    internal static IndexReadiness Of(bool isOpen, JobStatus? newestJob) => (isOpen, newestJob) switch
    {
        (true, _) => new(IndexReadinessState.Ready, 100, null),
        (_, null) => new(IndexReadinessState.Starting, 0, null),
        (_, { IsFinished: false }) => new(IndexReadinessState.Starting, newestJob.Progress.Percent, null),
        (_, { State: JobState.Failed }) => new(IndexReadinessState.Broken, 0, newestJob.Error),
        (_, { State: JobState.Canceled }) => new(IndexReadinessState.Broken, 0, "the job that was to build it was cancelled"),
        _ => new(IndexReadinessState.Broken, 0, "the job that was to build it published nothing"),
    };
}
