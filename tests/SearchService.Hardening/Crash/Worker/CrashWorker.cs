using SearchService.Engine.Analysis;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Store;

namespace SearchService.Hardening;

/// <summary>What is killed: changes an index on several threads, merges and commits until it dies. Says on its output what it begins
/// and what was acknowledged, a line each (<see cref="Journal"/>), so that a reader knows what must be there.</summary>
internal sealed class CrashWorker(IndexDirectory directory, LifeSeed life, Action<string> say)
{
    private readonly Random _random = life.Random(-1);

    /// <summary>Runs sessions of a writer without end, or as many as told.</summary>
    public void Run(int sessions = int.MaxValue)
    {
        for (var session = 0; session < sessions; session++)
        {
            RunSession(session);
        }
    }

    /// <summary>How every writer of a run must be configured: an index keeps its sort for life.</summary>
    public static IndexWriterConfig ConfigOf(int seed) => new(new EnglishAnalyzer())
    {
        IndexSort = seed % 2 == 0 ? [] : [IndexSortField.Long("length", descending: true)],
        IndexDeletionPolicy = new KeepLastCommitsDeletionPolicy(2),
    };

    private IndexWriterConfig NextConfig() => ConfigOf(life.Seed) with
    {
        OpenMode = _random.Next(100) < 6 ? OpenMode.Create : OpenMode.CreateOrAppend,
        MaxBufferedDocs = _random.Next(5, 60),
        MaxIndexingThreads = 3,
        MaxMergeThreads = _random.Next(3),
        UseCompoundFile = _random.Next(2) == 0,
        MergePolicy = new TieredMergePolicy { SegmentsPerTier = 3, MaxMergeAtOnce = 3 },
    };

    private void RunSession(int session)
    {
        var config = NextConfig();
        using var writer = new IndexWriter(directory, config);
        var deletesAll = _random.Next(100) < 8;
        if (deletesAll)
        {
            writer.DeleteAll();
        }

        say(Journal.Session(session, startsEmpty: deletesAll || config.OpenMode == OpenMode.Create));
        var threads = new WorkerThreads(writer, life, session, count: _random.Next(1, 4));
        var commits = new WorkerCommits(writer, life, session, threads, say);
        threads.Start();
        for (var left = _random.Next(1, 6); left > 0; left--)
        {
            threads.WaitFor(_random.Next(5, 120));
            MergeSometimes(writer);
            commits.Commit();
        }

        threads.Stop();
        commits.Commit();
        if (_random.Next(100) < 30)
        {
            threads.ApplySome(_random.Next(1, 40));
            writer.Flush();
            MergeSometimes(writer);
            writer.Rollback();
        }
    }

    private void MergeSometimes(IndexWriter writer)
    {
        switch (_random.Next(100))
        {
            case < 10:
                writer.Flush();
                break;
            case < 25:
                say(Journal.Merging);
                writer.ForceMerge(_random.Next(1, 4));
                break;
            case < 35:
                say(Journal.Merging);
                writer.MaybeMerge();
                break;
        }
    }
}
