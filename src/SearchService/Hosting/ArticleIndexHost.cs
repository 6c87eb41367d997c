using SearchService.Articles;

namespace SearchService.Hosting;

/// <summary>Opens the index when the service starts, and stops its jobs when the service stops. The opening and the first job run
/// in the background: the service answers from its first moment, with a 503 where it cannot search yet.</summary>
public sealed partial class ArticleIndexHost(ArticleIndex index, ILogger<ArticleIndexHost> logger) : BackgroundService
{
    /// <summary>Ends the service when the index cannot be started at all; a job that fails does not.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Run(index.Start, stoppingToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogFailure(exception);
            throw;
        }
    }

    /// <summary>Asks what runs to stop; the index itself is closed when the container disposes of it, after the last request.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var job in index.Jobs.Where(job => !job.IsFinished))
        {
            index.CancelJob(job.Id);
        }
    }

    [LoggerMessage(LogLevel.Critical, "The index cannot be started")]
    private partial void LogFailure(Exception exception);
}
