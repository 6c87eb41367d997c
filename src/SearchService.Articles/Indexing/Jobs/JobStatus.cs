namespace SearchService.Articles;

/// <summary>A job as it stands at one moment.</summary>
/// <param name="Id">Unique in this index.</param>
/// <param name="Mode">How it works.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Counts">What it did so far.</param>
/// <param name="EnqueuedAt">When it was asked for.</param>
/// <param name="StartedAt">When it began; null before.</param>
/// <param name="FinishedAt">When it ended; null before.</param>
/// <param name="Error">Why it failed, in words for people; null otherwise.</param>
public sealed record JobStatus(
    string Id,
    IndexMode Mode,
    JobState State,
    JobProgress Progress,
    JobCounts Counts,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string? Error)
{
    /// <summary>True when the job will not change any more.</summary>
    public bool IsFinished => State is JobState.Succeeded or JobState.Failed or JobState.Canceled;
}
