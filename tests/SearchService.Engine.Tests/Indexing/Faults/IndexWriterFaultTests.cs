using SearchService.Engine.Indexing;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

/// <summary>Every call that a writer makes on its directory fails once in every way, and each time the index is what the last
/// acknowledged commit made it.</summary>
public sealed class IndexWriterFaultTests
{
    [Theory]
    [InlineData(false, FaultKind.Error)]
    [InlineData(false, FaultKind.ErrorAfterwards)]
    [InlineData(false, FaultKind.ShortWrite)]
    [InlineData(false, FaultKind.DiskFull)]
    [InlineData(false, FaultKind.Death)]
    [InlineData(true, FaultKind.Error)]
    [InlineData(true, FaultKind.Death)]
    public void Index_holds_the_last_acknowledged_commit_whichever_call_fails(bool compound, FaultKind kind)
    {
        var untouched = new FaultyDirectory();
        new WriterScenario(untouched, compound).Run();
        Assert.InRange(untouched.Calls.Count, 500, 5_000);
        Parallel.ForEach(untouched.CallsFor(kind), call =>
        {
            try
            {
                RunWith(new Fault(call, kind), compound);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"call {call} ({untouched.Calls[call]}) × {kind}, compound={compound}: {e.Message}", e);
            }
        });
    }

    [Theory]
    [InlineData(Survival.Everything)]
    [InlineData(Survival.SyncedOnly)]
    [InlineData(Survival.Torn)]
    public void Survival_without_a_fault_is_the_last_commit(Survival survival)
    {
        var directory = new FaultyDirectory();
        var scenario = new WriterScenario(directory, compound: false);
        scenario.Run();
        new AfterTheFault(scenario, WriterScenario.ConfigOf(compound: false)).Check(directory.Remains(survival, new Random(1)), mayBePublished: false);
    }

    [Fact]
    public void Commit_whose_folder_cannot_be_synced_after_the_rename_is_withdrawn_or_stays_whole()
    {
        var counted = new FaultyDirectory();
        using (var writer = new IndexWriter(counted, WriterScenario.ConfigOf(compound: false)))
        {
            writer.AddDocument(TestDocuments.Create("a"));
            writer.Commit();
        }

        var rename = counted.Calls.ToList().IndexOf("Rename segments_1");
        foreach (var kind in (FaultKind[])[FaultKind.Error, FaultKind.Death])
        {
            var directory = new FaultyDirectory(new Fault(rename + 1, kind));
            var writer = new IndexWriter(directory, WriterScenario.ConfigOf(compound: false));
            writer.AddDocument(TestDocuments.Create("a"));
            Assert.Throws<InjectedFaultException>(() => writer.Commit());
            Assert.Throws<InvalidOperationException>(() => writer.Commit());
            writer.Dispose();
            var remains = directory.Remains(Survival.Everything, new Random(1));
            string[] expected = kind == FaultKind.Death ? ["a"] : [];
            Assert.Equal(expected, DirectoryReader.ListCommits(remains).Count == 0 ? [] : TestDocuments.Ids(remains));
            Assert.Equal(expected.Length > 0, remains.ListAll().Length > 0);
        }
    }

    [Fact]
    public void Writer_that_lost_its_lock_publishes_and_deletes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("lost-lock-");
        try
        {
            using var directory = new MMapDirectory(folder.FullName);
            var writer = new IndexWriter(directory, WriterScenario.ConfigOf(compound: false));
            writer.AddDocument(TestDocuments.Create("a"));
            writer.Commit();
            writer.AddDocument(TestDocuments.Create("b"));
            writer.Flush();
            File.Delete(Path.Combine(folder.FullName, IndexFileNames.WriteLock));
            var files = directory.ListAll();
            Assert.Throws<IOException>(() => writer.Commit());
            writer.Dispose();
            Assert.Equal(files, directory.ListAll());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void RunWith(Fault fault, bool compound)
    {
        var directory = new FaultyDirectory(fault);
        var scenario = new WriterScenario(directory, compound);
        var failure = Record.Exception(scenario.Run);
        Assert.True(directory.HasStruck, "the fault did not happen");
        Assert.True(IsClear(failure), $"not a clear exception: {failure}");
        Assert.Equal((0, 0), (directory.OpenOutputs, directory.HeldLocks));
        var after = new AfterTheFault(scenario, WriterScenario.ConfigOf(compound));
        var mayBePublished = scenario.InFlight is { } inFlight
            && directory.Calls.Contains($"{DirectoryCall.Rename} {IndexFileNames.SegmentsFileName(inFlight.Generation)}");
        Survival[] survivals = fault.Kind == FaultKind.Death ? Enum.GetValues<Survival>() : [Survival.SyncedOnly];
        foreach (var survival in survivals)
        {
            Check(survival, () => after.Check(directory.Remains(survival, new Random(fault.Call)), mayBePublished));
        }

        if (fault.Kind != FaultKind.Death)
        {
            directory.Heal();
            Check("healed", () => after.Check(directory, mayBePublished));
        }
    }

    // What one may not notice: a leftover that cannot be deleted, or a fault of a kind that does not touch the call.
    private static bool IsClear(Exception? failure) =>
        failure is null or InjectedFaultException || failure.InnerException is InjectedFaultException;

    private static void Check<T>(T survival, Action check)
    {
        try
        {
            check();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{survival}: {e.Message}", e);
        }
    }
}
