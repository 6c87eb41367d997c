using System.Diagnostics;
using SearchService.Engine.Indexing;
using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>Runs a job from beginning to end: opens the writer, lets <see cref="IndexBuild"/> work, publishes the result or
/// nothing. The publication before the newest is kept, to fall back to when a file of the newest is damaged. On disk that costs the
/// segments that the last job merged away or replaced; after a full job, or one that merged to one segment, a whole second
/// index, and a third while such a job runs.</summary>
internal sealed class IndexPublisher
{
    private const int KeptPublications = 2;

    private readonly ArticleIndexOptions _options;
    private readonly IndexDirectory _directory;
    private readonly SearcherManager _searchers;
    private readonly HealthMonitor _health;
    private readonly TimeProvider _time;
    private readonly Action<string, Exception?> _log;
    private FileNotes? _notes;

    /// <param name="options">Where the articles are, and what shapes the index.</param>
    /// <param name="directory">The index.</param>
    /// <param name="searchers">Is told of every publication.</param>
    /// <param name="health">Says whether the index must be built anew, and is told when it was.</param>
    /// <param name="time">The clock by which publications are dated.</param>
    /// <param name="log">Is told what went wrong without hurting the job.</param>
    public IndexPublisher(
        ArticleIndexOptions options,
        IndexDirectory directory,
        SearcherManager searchers,
        HealthMonitor health,
        TimeProvider time,
        Action<string, Exception?> log)
    {
        _options = options;
        _directory = directory;
        _searchers = searchers;
        _health = health;
        _time = time;
        _log = log;
    }

    /// <exception cref="OperationCanceledException">The job was cancelled; nothing was published.</exception>
    /// <exception cref="JobRefusedException">Publishing would do harm; nothing was published.</exception>
    /// <exception cref="IOException">Reading or writing failed; nothing was published.</exception>
    public void Run(IndexJob job)
    {
        // Somebody may have removed the folder; what is searched stays open all the same.
        Directory.CreateDirectory(_options.IndexPath);
        // By the clock of the file system, whatever clock the jobs have.
        var startedAt = TimeProvider.System.GetUtcNow().UtcDateTime;
        var before = LookAtIndex(job);
        if (_health.NeedsRebuild || !before.IsSearchable)
        {
            _health.RebuildStarted();
        }

        using var directory = new CancellableDirectory(_directory, job.Cancellation);
        using var writer = OpenWriter(directory, before.IsSearchable && !before.IsReplaced);
        void PublishNow() => Publish(writer, startedAt, job.BadFiles);

        // The very first build publishes as it goes, so that there is something to search within seconds.
        var growing = before.IsSearchable || job.Request.Strict ? null : new GrowingPublication(PublishNow);
        var notes = new FileNotes(default, FileNotes.SettingsOf(_options), startedAt, 0);
        new IndexBuild(_options, job, writer, before, notes, growing is null ? null : growing.Tick).Run();
        if (job.Request.Strict && job.Skipped.Count > 0)
        {
            throw new JobRefusedException(
                $"{job.Skipped.Count} {(job.Skipped.Count == 1 ? "file" : "files")} cannot be indexed, and the job was strict: nothing was published; see the list of skipped files");
        }

        job.Enter("merging");
        Merge(writer, job);
        job.Enter("committing");
        job.Cancellation.ThrowIfCancellationRequested();
        if (before.IsReplaced || !before.IsSearchable || writer.HasUncommittedChanges)
        {
            PublishNow();
        }

        KeepNotes(notes, job.BadFiles);
    }

    private static void Merge(IndexWriter writer, IndexJob job)
    {
        writer.Flush();
        if (job.Request.MergeToOne)
        {
            writer.ForceMerge(1, job.Cancellation);
            return;
        }

        writer.MaybeMerge();
        writer.WaitForMerges(job.Cancellation);
    }

    private IndexBefore LookAtIndex(IndexJob job)
    {
        var snapshot = _searchers.TryAcquire();
        if (snapshot is null)
        {
            return IndexBefore.None;
        }

        try
        {
            var settings = FileNotes.SettingsOf(_options);
            if (_notes?.Version != snapshot.Version)
            {
                _notes = FileNotesStore.Read(_directory, snapshot.Version, settings);
            }

            var isReplaced = job.Request.Mode == IndexMode.Full || _health.NeedsRebuild || !snapshot.Notes.IsCurrent(_options);
            return IndexBefore.Of(snapshot, isReplaced, _notes, job.Cancellation);
        }
        finally
        {
            snapshot.Release();
        }
    }

    // The job has done its work by now. Without notes the next one reads a little more.
    private void KeepNotes(FileNotes fresh, int badFiles)
    {
        var snapshot = _searchers.TryAcquire();
        if (snapshot is null)
        {
            return;
        }

        try
        {
            _notes = fresh.For(snapshot.Version, badFiles);
            FileNotesStore.Write(_directory, _notes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log("what was learnt of the files could not be written down; after a restart some will be read again", e);
        }
        finally
        {
            snapshot.Release();
        }
    }

    // What is replaced anyway need not even be sound; it is served until the first commit.
    private IndexWriter OpenWriter(IndexDirectory directory, bool append)
    {
        var kept = new KeepLastCommitsDeletionPolicy(KeptPublications);
        return new IndexWriter(directory, new IndexWriterConfig(new ArticleAnalyzer())
        {
            IndexSort = IndexFields.Sort,
            OpenMode = append ? OpenMode.Append : OpenMode.Create,
            IndexDeletionPolicy = _health.NeedsRebuild ? new ReplacementDeletionPolicy(kept, directory.NewestGeneration()) : kept,
        });
    }

    private void Publish(IndexWriter writer, DateTime filesAsOf, int badFiles)
    {
        writer.Commit(CommitNotes.For(_options, _time.GetUtcNow(), filesAsOf, badFiles).ToUserData());
        _searchers.Refresh();
        _health.Published();
    }

    /// <summary>Publishes after one second, and again each time that twice the time has passed.</summary>
    private sealed class GrowingPublication(Action publish)
    {
        private readonly Stopwatch _elapsed = Stopwatch.StartNew();
        private readonly Lock _lock = new();
        private TimeSpan _next = TimeSpan.FromSeconds(1);

        public void Tick()
        {
            if (_elapsed.Elapsed < _next || !_lock.TryEnter())
            {
                return;
            }

            try
            {
                if (_elapsed.Elapsed >= _next)
                {
                    publish();
                    _next = _elapsed.Elapsed * 2;
                }
            }
            finally
            {
                _lock.Exit();
            }
        }
    }
}
