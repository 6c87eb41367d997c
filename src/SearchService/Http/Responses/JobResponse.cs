using SearchService.Articles;

namespace SearchService.Http;

/// <summary>A job as it stands.</summary>
/// <param name="Id">Its name in /jobs/{id}.</param>
/// <param name="Mode">Whether it reads what changed, or everything.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Counts">What it did so far, in files.</param>
/// <param name="EnqueuedAt">When it was asked for.</param>
/// <param name="StartedAt">When it began; null before.</param>
/// <param name="FinishedAt">When it ended; null before.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
public sealed record JobResponse(
    string Id,
    IndexMode Mode,
    JobState State,
    JobProgress Progress,
    JobCounts Counts,
    DateTime EnqueuedAt,
    DateTime? StartedAt,
    DateTime? FinishedAt,
    string? Error)
{
    public static JobResponse From(JobStatus job) => new(
        job.Id, job.Mode, job.State, job.Progress, job.Counts,
        job.EnqueuedAt.UtcDateTime, job.StartedAt?.UtcDateTime, job.FinishedAt?.UtcDateTime, job.Error);
}
