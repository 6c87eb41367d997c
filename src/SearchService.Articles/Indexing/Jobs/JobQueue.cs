using System.Threading.Channels;

namespace SearchService.Articles;

/// <summary>Runs jobs in the background, one at a time, and remembers the newest ones. Thread-safe.</summary>
internal sealed class JobQueue : IAsyncDisposable
{
    private const int RememberedJobs = 100;

    private readonly Lock _lock = new();
    private readonly LinkedList<IndexJob> _jobs = [];
    private readonly Channel<IndexJob> _waiting = Channel.CreateUnbounded<IndexJob>();
    private readonly TimeProvider _time;
    private readonly Action<IndexJob> _run;
    private readonly Action<IndexJob, Exception?> _ended;
    private readonly Task _worker;
    private int _counter;

    /// <param name="time">The clock.</param>
    /// <param name="run">Does a job; throws when it fails or is cancelled.</param>
    /// <param name="ended">Is told of every end, with the exception of a failure.</param>
    public JobQueue(TimeProvider time, Action<IndexJob> run, Action<IndexJob, Exception?> ended)
    {
        _time = time;
        _run = run;
        _ended = ended;
        _worker = Task.Run(WorkAsync);
    }

    /// <summary>The jobs, newest first.</summary>
    public IReadOnlyList<IndexJob> Jobs
    {
        get
        {
            lock (_lock)
            {
                return [.. _jobs];
            }
        }
    }

    /// <summary>Enqueues a job, or returns the one that waits or runs.</summary>
    public IndexJob Start(JobRequest request)
    {
        lock (_lock)
        {
            if (_jobs.First?.Value is { Status.IsFinished: false } unfinished)
            {
                return unfinished;
            }

            var id = $"{_time.GetUtcNow().UtcDateTime:yyyyMMddHHmmss}-{++_counter}";
            var job = new IndexJob(id, request, _time);
            _jobs.AddFirst(job);
            if (_jobs.Count > RememberedJobs)
            {
                _jobs.Last!.Value.Dispose();
                _jobs.RemoveLast();
            }

            if (!_waiting.Writer.TryWrite(job))
            {
                job.Finish(JobState.Canceled);
            }

            return job;
        }
    }

    public IndexJob? Find(string id)
    {
        lock (_lock)
        {
            return _jobs.FirstOrDefault(j => j.Id == id);
        }
    }

    /// <summary>Cancels what waits or runs, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        foreach (var job in Jobs)
        {
            job.Cancel();
        }

        await _worker.ConfigureAwait(false);
    }

    private async Task WorkAsync()
    {
        await foreach (var job in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            Work(job);
        }
    }

    // The border of a job: whatever goes wrong in it ends the job, not the service.
    private void Work(IndexJob job)
    {
        try
        {
            job.Start();
            job.Cancellation.ThrowIfCancellationRequested();
            _run(job);
            job.Finish(JobState.Succeeded);
            _ended(job, null);
        }
        catch (OperationCanceledException) when (job.Cancellation.IsCancellationRequested)
        {
            job.Finish(JobState.Canceled);
            _ended(job, null);
        }
        catch (Exception e)
        {
            job.Finish(JobState.Failed, JobErrors.Describe(e));
            _ended(job, e);
        }
    }
}
