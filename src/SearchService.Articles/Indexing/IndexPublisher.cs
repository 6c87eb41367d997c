using System.Diagnostics;
using SearchService.Engine.Indexing;
using SearchService.Engine.Store;

namespace SearchService.Articles;

/// <summary>Runs a job from beginning to end: opens the writer, lets <see cref="IndexBuild"/> work, publishes the result or
/// nothing. The publication before the newest is kept, to fall back to when a file of the newest is damaged. On disk that costs the
/// segments that the last job merged away or replaced; after a full job, or one that merged to one segment, a whole second
/// index, and a third while such a job runs.</summary>
internal sealed class IndexPublisher(
    ArticleIndexOptions options, IndexDirectory directory, SearcherManager searchers, HealthMonitor health, TimeProvider time)
{
    private const int KeptPublications = 2;

    private readonly TouchedFiles _touched = new();

    /// <exception cref="OperationCanceledException">The job was cancelled; nothing was published.</exception>
    /// <exception cref="BadFilesException">The job was strict and files were bad; nothing was published.</exception>
    /// <exception cref="IOException">Reading or writing failed; nothing was published.</exception>
    public void Run(IndexJob job)
    {
        // Somebody may have removed the folder; what is searched stays open all the same.
        Directory.CreateDirectory(options.IndexPath);
        var known = ReadKnownFiles(job, out var isSearchable, out var isRebuild);
        if (health.NeedsRebuild || !isSearchable)
        {
            health.RebuildStarted();
        }

        using var writer = OpenWriter(isSearchable && !isRebuild);

        // The very first build publishes as it goes, so that there is something to search within seconds.
        var growing = isSearchable || job.Request.Strict ? null : new GrowingPublication(() => Publish(writer));
        new IndexBuild(options, job, writer, known, _touched, growing is null ? null : growing.Tick).Run();
        if (job.Request.Strict && job.Skipped.Count > 0)
        {
            throw new BadFilesException(job.Skipped.Count);
        }

        job.Enter("merging");
        Merge(writer, job);
        job.Enter("committing");
        job.Cancellation.ThrowIfCancellationRequested();
        if (isRebuild || !isSearchable || writer.HasUncommittedChanges)
        {
            Publish(writer);
        }
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

    private Dictionary<string, KnownFile> ReadKnownFiles(IndexJob job, out bool isSearchable, out bool isRebuild)
    {
        var snapshot = searchers.TryAcquire();
        try
        {
            isSearchable = snapshot is not null;
            isRebuild = snapshot is not null && (job.Request.Mode == IndexMode.Full || health.NeedsRebuild || !snapshot.Notes.IsCurrent(options));
            return snapshot is null || isRebuild ? [] : KnownFiles.Read(snapshot.Reader);
        }
        finally
        {
            snapshot?.Release();
        }
    }

    // What is replaced anyway need not even be sound; it is served until the first commit.
    private IndexWriter OpenWriter(bool append)
    {
        var kept = new KeepLastCommitsDeletionPolicy(KeptPublications);
        return new IndexWriter(directory, new IndexWriterConfig(new ArticleAnalyzer())
        {
            IndexSort = IndexFields.Sort,
            OpenMode = append ? OpenMode.Append : OpenMode.Create,
            IndexDeletionPolicy = health.NeedsRebuild ? new ReplacementDeletionPolicy(kept, directory.NewestGeneration()) : kept,
        });
    }

    private void Publish(IndexWriter writer)
    {
        writer.Commit(CommitNotes.For(options, time.GetUtcNow()).ToUserData());
        searchers.Refresh();
        health.Published();
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
