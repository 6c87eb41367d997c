using System.Diagnostics.Metrics;
using SearchService.Articles;

namespace SearchService.Metrics;

/// <summary>Tells of the index as it is whenever somebody collects, and of every job that ended. Thread-safe.</summary>
public sealed class IndexMetrics
{
    private readonly TimeProvider _time;
    private readonly Histogram<double> _jobDuration;
    private readonly Counter<long> _jobFiles;
    private volatile ArticleIndex? _index;

    public IndexMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(ServiceMeter.Name);
        CreateIndexGauges(meter);
        _jobDuration = meter.CreateHistogram(
            "searchservice.job.duration", "s", "Time that jobs took, by mode and by the state in which they ended.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets.Jobs });
        _jobFiles = meter.CreateCounter<long>("searchservice.job.files", "{file}", "Files of ended jobs, by what became of them.");
        meter.CreateObservableGauge("searchservice.jobs.unfinished", ObserveUnfinished, "{job}", "Jobs that wait or run.");
        meter.CreateObservableGauge("searchservice.job.progress", ObserveProgress, "1", "How far the job that runs is; absent while none runs.");
    }

    /// <summary>Begins to tell of an index; before, there is nothing to tell. To be called once.</summary>
    public void Observe(ArticleIndex index)
    {
        _index = index;
        index.JobFinished += Record;
    }

    private static KeyValuePair<string, object?> Mode(JobStatus job) => new("mode", job.Mode == IndexMode.Full ? "full" : "changed");

    private static KeyValuePair<string, object?> State(JobState state) => new("state", state switch
    {
        JobState.Enqueued => "enqueued",
        JobState.Processing => "processing",
        JobState.Succeeded => "succeeded",
        JobState.Failed => "failed",
        _ => "canceled",
    });

    private void CreateIndexGauges(Meter meter)
    {
        meter.CreateObservableGauge("searchservice.index.ready", () => _index?.IsOpen == true ? 1 : 0, null, "1 when an index can be searched, otherwise 0.");
        meter.CreateObservableGauge("searchservice.index.size", () => OfOpen(stats => stats.SizeBytes), "By", "Bytes on disk of the publication that is searched.");
        meter.CreateObservableGauge("searchservice.index.articles", () => OfOpen(stats => stats.Snapshot!.Articles), "{article}", "Articles that can be found.");
        meter.CreateObservableGauge(
            "searchservice.index.deleted_documents", () => OfOpen(stats => stats.DeletedDocuments), "{document}", "Deleted documents that merges will reclaim.");
        meter.CreateObservableGauge("searchservice.index.segments", () => OfOpen(stats => stats.Segments), "{segment}", "Segments of the publication that is searched.");
        meter.CreateObservableGauge("searchservice.index.version", () => OfOpen(stats => stats.Snapshot!.Version), null, "Version of the publication that is searched.");
        meter.CreateObservableGauge("searchservice.index.age", ObserveAge, "s", "Time since the publication that is searched was made.");
        meter.CreateObservableGauge(
            "searchservice.index.pinned_versions", () => _index?.PinnedVersions ?? 0, "{version}", "Replaced publications that are kept for cursors.");
    }

    private IEnumerable<Measurement<long>> OfOpen(Func<IndexStats, long> value) =>
        _index?.Stats is { Snapshot: not null } stats ? [new Measurement<long>(value(stats))] : [];

    // The clock may have been set back since.
    private IEnumerable<Measurement<double>> ObserveAge() => _index?.Stats.Snapshot is { } snapshot
        ? [new Measurement<double>(Math.Max(0, (_time.GetUtcNow() - snapshot.BuiltAt).TotalSeconds))]
        : [];

    private IEnumerable<Measurement<long>> ObserveUnfinished()
    {
        var jobs = _index?.Jobs ?? [];
        foreach (var state in (JobState[])[JobState.Enqueued, JobState.Processing])
        {
            yield return new Measurement<long>(jobs.Count(job => job.State == state), State(state));
        }
    }

    private IEnumerable<Measurement<double>> ObserveProgress() => _index?.Stats.LastJob is { State: JobState.Processing } job
        ? [new Measurement<double>(job.Progress.Percent / 100.0, Mode(job))]
        : [];

    private void Record(JobStatus job)
    {
        var took = job.StartedAt is { } started && job.FinishedAt is { } finished ? finished - started : TimeSpan.Zero;
        foreach (var (outcome, count) in ((string, int)[])
        [
            ("indexed", job.Counts.Indexed), ("unchanged", job.Counts.Unchanged), ("removed", job.Counts.Removed), ("skipped", job.Counts.Skipped),
        ])
        {
            _jobFiles.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }

        _jobDuration.Record(Math.Max(0, took.TotalSeconds), Mode(job), State(job.State));
    }
}
