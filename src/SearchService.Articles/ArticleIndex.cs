using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>The articles' index: searches it, and keeps it up to date with the folder by jobs, one at a time. Searches never
/// wait for a job: they see the newest publication until the next one is complete. Thread-safe.</summary>
public sealed class ArticleIndex : IAsyncDisposable
{
    private readonly ArticleIndexOptions _options;
    private readonly Action<string, Exception?> _log;
    private readonly MMapDirectory _directory;
    private readonly SearcherManager _searchers;
    private readonly QueryRuleFiles _rules;
    private readonly ArticleSearcher _searcher;
    private readonly HealthMonitor _health;
    private readonly IndexOpener _opener;
    private readonly IndexRepair _repair;
    private readonly JobQueue _jobs;
    private volatile bool _repairs;

    /// <param name="options">Where the articles and the index are, and how articles rank.</param>
    /// <param name="time">The clock; the system's when null.</param>
    /// <param name="log">Is told what happens, in one line, with the exception where there is one; never with an article's content.</param>
    /// <exception cref="IOException">The folder of the index cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder of the index may not be made.</exception>
    public ArticleIndex(ArticleIndexOptions options, TimeProvider? time = null, Action<string, Exception?>? log = null)
    {
        _options = options;
        _log = log ?? ((_, _) => { });
        _directory = new MMapDirectory(options.IndexPath);
        time ??= TimeProvider.System;
        _rules = new QueryRuleFiles(options, time, _log);
        _searcher = new ArticleSearcher(options, _rules);
        _searchers = new SearcherManager(_directory, new PinnedVersions(options.Limits, time), _searcher.Warm);
        _health = new HealthMonitor(time);
        _opener = new IndexOpener(_directory, _searchers, _health, _log);
        _repair = new IndexRepair(_searchers, _opener, _health, () => StartJob(IndexMode.Full), time, _log);
        var publisher = new IndexPublisher(options, _directory, _searchers, _health, time, _log);
        _jobs = new JobQueue(time, publisher.Run, JobEnded);
    }

    /// <summary>Is told of every job that ended, on the thread that ran it; must be quick and not throw.</summary>
    public event Action<JobStatus>? JobFinished;

    /// <summary>How many replaced publications are kept for cursors.</summary>
    public int PinnedVersions => _searchers.PinnedVersions;

    /// <summary>True when an index can be searched.</summary>
    public bool IsOpen => _searchers.IsOpen;

    /// <summary>Whether an index can be searched, and if not, whether waiting helps.</summary>
    public IndexReadiness Readiness => IndexReadiness.Of(IsOpen, _jobs.Jobs is [var newest, ..] ? newest.Status : null);

    /// <summary>The jobs since the start, newest first.</summary>
    public IReadOnlyList<JobStatus> Jobs => [.. _jobs.Jobs.Select(j => j.Status)];

    /// <summary>What there is to know of the index now.</summary>
    public IndexStats Stats
    {
        get
        {
            var lastJob = _jobs.Jobs is [var newest, ..] ? newest.Status : null;
            var snapshot = _searchers.TryAcquire();
            if (snapshot is null)
            {
                return new IndexStats(null, 0, 0, 0, lastJob, _health.Current, _rules.Status);
            }

            try
            {
                var reader = snapshot.Reader;
                return new IndexStats(snapshot.Info, reader.Segments.Count, reader.MaxDoc - reader.NumDocs, reader.LengthBytes, lastJob, _health.Current, _rules.Status);
            }
            finally
            {
                snapshot.Release();
            }
        }
    }

    /// <summary>The <see cref="ArticlePage.Tag"/> of what is searched now; null when there is no index yet.</summary>
    public string? Tag
    {
        get
        {
            var snapshot = _searchers.TryAcquire();
            try
            {
                return snapshot is null ? null : _searcher.TagOf(snapshot);
            }
            finally
            {
                snapshot?.Release();
            }
        }
    }

    /// <summary>Opens the newest publication of the index that is sound, if there is one. Called by <see cref="Start"/>; alone, it is for
    /// those who only search or run one job.</summary>
    /// <returns>True when an index is open.</returns>
    public bool Open()
    {
        _opener.Open();
        return _searchers.IsOpen;
    }

    /// <summary>Opens the index, verifies its checksums, the big files in the background, and starts bringing it up to date with the folder:
    /// everything is read when there is no index, one that other settings shaped, or a damaged one. From now on damage, whenever it is
    /// found, starts a job that builds the index anew.</summary>
    public void Start()
    {
        var unverified = _opener.Open();
        _repairs = true;
        if (_health.NeedsRebuild)
        {
            _repair.Rebuild();
            return;
        }

        _repair.Verify(unverified);
        StartJob(IndexMode.Changed);
    }

    /// <summary>One page of what is found. With a cursor it comes from the same version of the index as the page before, whatever was
    /// published meanwhile.</summary>
    /// <exception cref="IndexNotReadyException">There is no index yet.</exception>
    /// <exception cref="IndexDamagedException">A file of the index is damaged.</exception>
    /// <exception cref="CursorGoneException">What the search's cursor goes on in is gone.</exception>
    /// <exception cref="CursorMismatchException">The cursor is another search's.</exception>
    /// <exception cref="SearchTimeoutException">The search took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public ArticlePage Search(ArticleSearch search, CancellationToken cancellation = default)
    {
        var snapshot = search.Cursor is { } cursor ? _searchers.Acquire(cursor.Version) : _searchers.Acquire();
        try
        {
            var page = _searcher.Search(snapshot, search, cancellation);
            if (page.NextCursor is not null)
            {
                _searchers.KeepForCursor(snapshot);
            }

            return page;
        }
        catch (CorruptIndexException e)
        {
            throw Damaged(e);
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>What somebody who typed a text so far may mean: titles, topics and providers, best first. Titles, topics and providers
    /// have the typed words, the last of them as far as it was typed; those that begin with what was typed come first, those with one
    /// typing error in it last, and only when there are not enough others, or none for several words. Nothing typed: the most frequent topics.</summary>
    /// <param name="text">What was typed; no text is an error.</param>
    /// <param name="size">How many, at least 1; few.</param>
    /// <param name="cancellation">Tells that nobody waits any more.</param>
    /// <exception cref="IndexNotReadyException">There is no index yet.</exception>
    /// <exception cref="SearchTimeoutException">It took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public IReadOnlyList<Suggestion> Suggest(string text, int size, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return OnNewest(snapshot => _searcher.Suggest(snapshot, text, size, cancellation));
    }

    /// <summary>Whether a search finds an article, and why; null when the index does not have it. Page, facets and the like change nothing.</summary>
    /// <exception cref="IndexNotReadyException">There is no index yet.</exception>
    /// <exception cref="SearchTimeoutException">It took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public ArticleVerdict? Explain(string id, ArticleSearch search, CancellationToken cancellation = default) =>
        OnNewest(snapshot => _searcher.Explain(snapshot, id, search, cancellation));

    /// <summary>One article, or null when the index does not have it.</summary>
    /// <exception cref="IndexNotReadyException">There is no index yet.</exception>
    public ArticleDetails? Find(string id) =>
        OnNewest(snapshot => ArticleLookup.Find(snapshot, id));

    /// <summary>The articles that are like one, or null when the index does not have it.</summary>
    /// <exception cref="IndexNotReadyException">There is no index yet.</exception>
    /// <exception cref="SearchTimeoutException">It took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller lost interest.</exception>
    public SimilarPage? FindSimilar(SimilarSearch search, CancellationToken cancellation = default) =>
        OnNewest(snapshot => _searcher.FindSimilar(snapshot, search, cancellation));

    /// <summary>Starts a job; while one waits or runs, that one is returned instead.</summary>
    public JobStatus StartJob(JobRequest request) => _jobs.Start(request).Status;

    /// <inheritdoc cref="StartJob(JobRequest)"/>
    public JobStatus StartJob(IndexMode mode, bool strict = false) => StartJob(new JobRequest(mode, strict));

    public JobStatus? FindJob(string id) => _jobs.Find(id)?.Status;

    /// <summary>Asks a job to stop; false when there is no such job. The index stays as it was.</summary>
    public bool CancelJob(string id)
    {
        var job = _jobs.Find(id);
        job?.Cancel();
        return job is not null;
    }

    /// <summary>The files that a job left out, in order of path; null when there is no such job.</summary>
    public IReadOnlyList<SkippedFile>? SkippedOf(string jobId) => _jobs.Find(jobId)?.Skipped;

    /// <summary>The file of an article that the newest job to say so left out, and the reason; null when none did.</summary>
    /// <param name="id">The article's id: the file's path without the extension.</param>
    public SkippedFile? SkippedFor(string id) => _jobs.Jobs
        .SelectMany(job => job.Skipped)
        .FirstOrDefault(file => file.Path.Length > id.Length
            && file.Path.StartsWith(id, StringComparison.Ordinal) && file.Path.LastIndexOf('.') == id.Length);

    /// <summary>Waits until a job has ended.</summary>
    /// <exception cref="ArgumentException">There is no such job.</exception>
    public Task<JobStatus> WaitForJobAsync(string id, CancellationToken cancellation = default) =>
        (_jobs.Find(id) ?? throw new ArgumentException($"no job '{id}'", nameof(id))).Completion.WaitAsync(cancellation);

    /// <summary>Cancels what runs, waits for it, and closes the index.</summary>
    public async ValueTask DisposeAsync()
    {
        await _repair.DisposeAsync().ConfigureAwait(false);
        await _jobs.DisposeAsync().ConfigureAwait(false);
        _searchers.Dispose();
        _directory.Dispose();
    }

    private IndexDamagedException Damaged(CorruptIndexException fault)
    {
        if (_repairs)
        {
            _repair.Damaged(fault);
        }

        return new IndexDamagedException(fault);
    }

    /// <exception cref="IndexNotReadyException">There is no index yet.</exception>
    /// <exception cref="IndexDamagedException">A file of the index is damaged.</exception>
    private T OnNewest<T>(Func<ArticleSnapshot, T> answer)
    {
        var snapshot = _searchers.Acquire();
        try
        {
            return answer(snapshot);
        }
        catch (CorruptIndexException e)
        {
            throw Damaged(e);
        }
        finally
        {
            snapshot.Release();
        }
    }

    private void JobEnded(IndexJob job, Exception? error)
    {
        var status = job.Status;
        JobFinished?.Invoke(status);
        var counts = status.Counts;
        var took = (status.FinishedAt - status.StartedAt)?.TotalSeconds ?? 0;
        _log(
            $"job {status.Id} ({status.Mode.ToString().ToLowerInvariant()}) {status.State.ToString().ToLowerInvariant()} after {took:0.00} s: "
            + $"{counts.Indexed} indexed, {counts.Unchanged} unchanged, {counts.Removed} removed, {counts.Skipped} skipped"
            + (status.Error is null ? "" : $"; {status.Error}"),
            error);
        var wasRebuild = _health.JobEnded(status.State == JobState.Succeeded ? null : status.Error ?? "canceled");
        if (!_repairs)
        {
            return;
        }

        if (IndexFault.InJob(error) is { } fault)
        {
            _repair.Damaged(fault);
        }
        else if (_health.NeedsRebuild && !wasRebuild)
        {
            // It began before the damage was found.
            _repair.Rebuild();
        }
    }
}
