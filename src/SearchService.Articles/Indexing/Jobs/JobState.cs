namespace SearchService.Articles;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    Enqueued,
    Processing,
    Succeeded,
    Failed,
    Canceled,
}
