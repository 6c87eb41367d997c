namespace SearchService.Articles;

/// <summary>A job under way: what it was asked, how far it is, and how to stop it. Thread-safe.</summary>
internal sealed class IndexJob : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<JobStatus> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<SkippedFile> _skipped = [];
    private readonly DateTimeOffset _enqueuedAt;
    private DateTimeOffset? _startedAt;
    private DateTimeOffset? _finishedAt;
    private JobState _state;
    private string _phase = "waiting";
    private string? _error;
    private int _total;
    private int _done;
    private int _read;
    private int _indexed;
    private int _unchanged;
    private int _removed;
    private int _added;
    private int _bad;

    public IndexJob(string id, JobRequest request, TimeProvider time)
    {
        Id = id;
        Request = request;
        _time = time;
        _enqueuedAt = time.GetUtcNow();
    }

    public string Id { get; }

    public JobRequest Request { get; }

    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Ends with the job.</summary>
    public Task<JobStatus> Completion => _completion.Task;

    public JobStatus Status
    {
        get
        {
            lock (_lock)
            {
                return new JobStatus(
                    Id,
                    Request.Mode,
                    _state,
                    new JobProgress(_phase, _done, _total),
                    new JobCounts(_read, _indexed, _unchanged, _removed, _skipped.Count),
                    _enqueuedAt,
                    _startedAt,
                    _finishedAt,
                    _error);
            }
        }
    }

    /// <summary>The files left out so far, in order of path.</summary>
    public IReadOnlyList<SkippedFile> Skipped
    {
        get
        {
            lock (_lock)
            {
                return [.. _skipped.OrderBy(s => s.Path, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>How many files so far are bad, beside those that are left out for another reason.</summary>
    public int BadFiles
    {
        get
        {
            lock (_lock)
            {
                return _bad;
            }
        }
    }

    /// <summary>By how many articles the index grew so far; negative when it shrank.</summary>
    public int Growth
    {
        get
        {
            lock (_lock)
            {
                return _added - _removed;
            }
        }
    }

    public void Start()
    {
        lock (_lock)
        {
            _state = JobState.Processing;
            _startedAt = _time.GetUtcNow();
        }
    }

    public void Enter(string phase)
    {
        lock (_lock)
        {
            _phase = phase;
        }
    }

    public void SetTotal(int files)
    {
        lock (_lock)
        {
            _total = files;
        }
    }

    public void CountUnchanged(bool read)
    {
        lock (_lock)
        {
            _unchanged++;
            _read += read ? 1 : 0;
            _done++;
        }
    }

    /// <param name="isNew">Whether the index did not have the article before.</param>
    public void CountIndexed(bool isNew)
    {
        lock (_lock)
        {
            _read++;
            _indexed++;
            _added += isNew ? 1 : 0;
            _done++;
        }
    }

    /// <summary>A file that is left out.</summary>
    /// <param name="error">Why.</param>
    /// <param name="read">Whether this job found that out.</param>
    public void CountSkipped(ArticleReadError error, bool read)
    {
        lock (_lock)
        {
            AddSkipped(error);
            _read += read ? 1 : 0;
            _done++;
        }
    }

    /// <summary>A file that went while the job ran.</summary>
    public void CountVanished()
    {
        lock (_lock)
        {
            _done++;
        }
    }

    /// <summary>Something that the listing of the folder left out.</summary>
    public void AddUnlisted(ArticleReadError error)
    {
        lock (_lock)
        {
            AddSkipped(error);
        }
    }

    public void CountRemoved()
    {
        lock (_lock)
        {
            _removed++;
        }
    }

    public void Cancel()
    {
        lock (_lock)
        {
            if (!IsFinished(_state))
            {
                _cancellation.Cancel();
            }
        }
    }

    public void Finish(JobState state, string? error = null)
    {
        lock (_lock)
        {
            _state = state;
            _error = error;
            _finishedAt = _time.GetUtcNow();
            if (state == JobState.Succeeded)
            {
                _phase = "done";
            }
        }

        _completion.TrySetResult(Status);
    }

    public void Dispose() => _cancellation.Dispose();

    private static bool IsFinished(JobState state) => state is JobState.Succeeded or JobState.Failed or JobState.Canceled;

    private void AddSkipped(ArticleReadError error)
    {
        _skipped.Add(new SkippedFile(error.Path, error.Line == 0 ? null : error.Line, error.Reason.Text));
        _bad += error.Reason.IsBad ? 1 : 0;
    }
}
