using SearchService.Engine.Inspection;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>A job is cancelled at every call that it makes on the directory of the index: in reading what is known, flushing, merging and
/// committing.</summary>
public sealed class CancelTests
{
    [Fact]
    public void Run_cancelled_at_any_call_publishes_nothing_and_leaves_no_file()
    {
        using var folder = new ArticleFolderFixture();
        var calls = RunCancelledAt(folder, int.MaxValue);
        Assert.InRange(calls, 30, 2_000);
        for (var call = 0; call < calls; call++)
        {
            RunCancelledAt(folder, call);
        }
    }

    /// <returns>How many calls the job made.</returns>
    private static int RunCancelledAt(ArticleFolderFixture folder, int call)
    {
        using var disk = new RamDirectory();
        using var directory = new CancellingDirectory(disk);
        using var searchers = new SearcherManager(directory, new PinnedVersions(folder.Options.Limits, TimeProvider.System), _ => { });
        var publisher = new IndexPublisher(
            folder.Options, directory, searchers, new HealthMonitor(TimeProvider.System), TimeProvider.System, (_, _) => { });
        folder.Write("a", "First");
        folder.Write("b", "Second");
        Run(publisher, IndexMode.Full);
        var published = Served(searchers);
        var files = disk.ListAll();

        folder.Write("a", "First, changed");
        folder.Write("c", "Third");
        using var job = new IndexJob("cancelled", new JobRequest(IndexMode.Changed, MergeToOne: true), TimeProvider.System);
        var made = 0;
        directory.Called = () =>
        {
            if (Interlocked.Increment(ref made) - 1 == call)
            {
                job.Cancel();
            }
        };
        var end = Record.Exception(() => publisher.Run(job));
        directory.Called = null;
        var isWhole = Served(searchers) != published;
        if (!isWhole)
        {
            Assert.IsAssignableFrom<OperationCanceledException>(end);
            Assert.Equal(files, disk.ListAll());
        }

        // Once the new commit has its name the job is past cancelling.
        Run(publisher, IndexMode.Changed);
        Assert.Equal(3, Served(searchers).Articles);
        Assert.True(CheckIndex.Check(disk).IsClean);
        Assert.Empty(CheckIndex.Check(disk).UnreferencedFiles);
        folder.Delete("c");
        return made;
    }

    private static void Run(IndexPublisher publisher, IndexMode mode)
    {
        using var job = new IndexJob("whole", new JobRequest(mode), TimeProvider.System);
        publisher.Run(job);
    }

    private static (long Generation, int Articles) Served(SearcherManager searchers)
    {
        var snapshot = searchers.Acquire();
        try
        {
            return (snapshot.Version.Generation, snapshot.Reader.NumDocs);
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>Tells of every call before it is made.</summary>
    private sealed class CancellingDirectory(IndexDirectory inner) : IndexDirectory
    {
        public Action? Called { get; set; }

        public override string[] ListAll() => Tell().ListAll();

        public override long FileLength(string name) => Tell().FileLength(name);

        public override IndexOutput CreateOutput(string name) => Tell().CreateOutput(name);

        public override IndexInput OpenInput(string name) => Tell().OpenInput(name);

        public override void Sync(IReadOnlyCollection<string> names) => Tell().Sync(names);

        public override void SyncMetadata() => Tell().SyncMetadata();

        public override void Rename(string source, string target) => Tell().Rename(source, target);

        public override void DeleteFile(string name) => Tell().DeleteFile(name);

        public override IndexLock ObtainLock(string name) => Tell().ObtainLock(name);

        private IndexDirectory Tell()
        {
            Called?.Invoke();
            return inner;
        }
    }
}
