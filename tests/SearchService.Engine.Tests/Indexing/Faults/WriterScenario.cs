using SearchService.Engine.Analysis;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

/// <summary>A little of everything that a writer does, always the same calls in the same order, with a model of what each commit
/// makes durable. Stops at the first failure.</summary>
internal sealed class WriterScenario
{
    private readonly IndexDirectory _directory;
    private readonly IndexWriterConfig _config;
    private SortedDictionary<string, string> _current = new(StringComparer.Ordinal);

    public WriterScenario(IndexDirectory directory, bool compound)
    {
        _directory = directory;
        _config = ConfigOf(compound);
    }

    /// <summary>The commits that were acknowledged, in order.</summary>
    public List<AcknowledgedCommit> Acknowledged { get; } = [];

    /// <summary>The commit that was under way when something failed; null when none was.</summary>
    public AcknowledgedCommit? InFlight { get; private set; }

    /// <summary>With compound files documents are sorted too.</summary>
    public static IndexWriterConfig ConfigOf(bool compound) => new(new EnglishAnalyzer())
    {
        MaxIndexingThreads = 1,
        MaxMergeThreads = 1,
        UseCompoundFile = compound,
        IndexSort = compound ? [IndexSortField.Long("length", descending: true)] : [],
        MergePolicy = new TieredMergePolicy { SegmentsPerTier = 2, MaxMergeAtOnce = 2 },
        IndexDeletionPolicy = new KeepLastCommitsDeletionPolicy(2),
    };

    /// <summary>Runs until the end or the first failure, which it throws.</summary>
    public void Run()
    {
        InSession(OpenMode.CreateOrAppend, AddUpdateDeleteAndMerge);
        InSession(OpenMode.Append, writer =>
        {
            Update(writer, "lost", "never committed");
            writer.Flush();
            Delete(writer, "a");
            writer.ForceMerge(1);
            writer.Rollback();
            Forget();
        });
        InSession(OpenMode.Append, MergeInTheBackgroundAndDeleteAll);
        InSession(OpenMode.Create, writer =>
        {
            _current.Clear();
            Add(writer, "k", "created over the old index");
            Add(writer, "l", "and more");
            Commit(writer);
            writer.ForceMerge(1);
            Commit(writer);
        });
    }

    private void AddUpdateDeleteAndMerge(IndexWriter writer)
    {
        Add(writer, "a", "red fox");
        Add(writer, "b", "red hen");
        Add(writer, "c", "grey goose");
        Commit(writer);
        Add(writer, "d", "red fox again");
        writer.Flush();
        Update(writer, "b", "a hen of another colour");
        Delete(writer, "c");
        Commit(writer);
        Update(writer, "d", "the fox is gone");
        Delete(writer, "a");
        Add(writer, "a", "another a");
        Commit(writer);
        writer.ForceMerge(1);
        Commit(writer);
    }

    private void MergeInTheBackgroundAndDeleteAll(IndexWriter writer)
    {
        foreach (var id in (string[])["e", "f", "g"])
        {
            Add(writer, id, "title of " + id);
            writer.Flush();
        }

        Delete(writer, "f");
        writer.Flush();
        writer.MaybeMerge();
        writer.WaitForMerges();
        Commit(writer);
        writer.DeleteAll();
        _current.Clear();
        Add(writer, "h", "after everything was deleted");
        Commit(writer);
    }

    private void InSession(OpenMode mode, Action<IndexWriter> steps)
    {
        using var writer = new IndexWriter(_directory, _config with { OpenMode = mode });
        try
        {
            steps(writer);
        }
        catch (InjectedFaultException)
        {
            RefusesOrTellsTheTruth(writer);
            throw;
        }
        catch (IOException e) when (e.InnerException is InjectedFaultException)
        {
            RefusesOrTellsTheTruth(writer);
            throw;
        }
    }

    // A failed merge leaves a writer that can commit, any other failure one that cannot. What it acknowledges must be so.
    private void RefusesOrTellsTheTruth(IndexWriter writer)
    {
        if (InFlight is not null)
        {
            var refusal = Assert.ThrowsAny<Exception>(() => writer.Commit(NextStep()));
            Assert.True(Fault(refusal) is not null, $"another exception than the fault: {refusal}");
            Assert.ThrowsAny<InvalidOperationException>(() => writer.AddDocument(TestDocuments.Create("more")));
            return;
        }

        try
        {
            Commit(writer);
        }
        catch (Exception e) when (Fault(e) is not null)
        {
            // Refused, or failed again.
        }
    }

    private static InjectedFaultException? Fault(Exception e) => e as InjectedFaultException ?? (e.InnerException is { } inner ? Fault(inner) : null);

    private void Add(IndexWriter writer, string id, string title)
    {
        writer.AddDocument(TestDocuments.Create(id, title));
        _current[id] = LiveDocuments.Line(id, title);
    }

    private void Update(IndexWriter writer, string id, string title)
    {
        writer.UpdateDocument(TestDocuments.IdTerm(id), TestDocuments.Create(id, title));
        _current[id] = LiveDocuments.Line(id, title);
    }

    private void Delete(IndexWriter writer, string id)
    {
        writer.DeleteDocuments(TestDocuments.IdTerm(id));
        _current.Remove(id);
    }

    private void Forget() => _current = new SortedDictionary<string, string>(Acknowledged[^1].Lines.ToDictionary(), StringComparer.Ordinal);

    private void Commit(IndexWriter writer)
    {
        InFlight = new AcknowledgedCommit(Acknowledged.Count + 1, new SortedDictionary<string, string>(_current, StringComparer.Ordinal));
        Assert.Equal(InFlight.Generation, writer.Commit(NextStep()));
        Acknowledged.Add(InFlight);
        InFlight = null;
    }

    private Dictionary<string, string> NextStep() => new() { ["commit"] = $"{Acknowledged.Count + 1}" };
}
