using System.Text.Json;
using SearchService.Engine.Inspection;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Every call that jobs make on the directory of the index fails once: what was published stays published and searchable, and
/// the next job brings the index up to date.</summary>
public sealed class IndexPublisherFaultTests
{
    private static readonly JobRequest[] Requests =
    [
        new(IndexMode.Changed, Strict: false, MergeToOne: false),
        new(IndexMode.Changed, Strict: false, MergeToOne: false),
        new(IndexMode.Full, Strict: false, MergeToOne: true),
    ];

    [Theory]
    [InlineData(FaultKind.Error)]
    [InlineData(FaultKind.DiskFull)]
    [InlineData(FaultKind.Death)]
    public void Run_leaves_the_last_publication_whichever_call_fails(FaultKind kind)
    {
        var untouched = new FaultyDirectory();
        RunJobs(untouched, 0);
        Assert.InRange(untouched.Calls.Count, 100, 5_000);
        Parallel.ForEach(untouched.CallsFor(kind), call =>
        {
            try
            {
                RunJobs(new FaultyDirectory(new Fault(call, kind)), call);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"call {call} (about {untouched.Calls[call]}) × {kind}: {e.Message}", e);
            }
        });
    }

    // Which thread writes which article is nobody's to say: the same call may be another one in the next run.
    private static void RunJobs(FaultyDirectory directory, int seed)
    {
        using var folder = new ArticleFolderFixture();
        var options = folder.Options;
        using var searchers = new SearcherManager(directory, new PinnedVersions(options.Limits, TimeProvider.System), _ => { });
        var publisher = new IndexPublisher(options, directory, searchers, new HealthMonitor(TimeProvider.System), TimeProvider.System, (_, _) => { });
        var published = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Requests.Length; i++)
        {
            Change(folder, i);
            var inFolder = Expected(i);
            using var job = new IndexJob($"{i}", Requests[i], TimeProvider.System);
            var failure = Record.Exception(() => publisher.Run(job));
            if (failure is null)
            {
                published = inFolder;
                continue;
            }

            Assert.True(IsFault(failure), failure.ToString());
            AssertServed(searchers, published, inFolder);
            foreach (var survival in Enum.GetValues<Survival>())
            {
                AssertHolds(directory.Remains(survival, new Random(seed)), published, inFolder);
            }

            GoOn(options, directory.Remains(Survival.Torn, new Random(seed)), inFolder);
            return;
        }

        AssertServed(searchers, published, published);
    }

    private static void GoOn(ArticleIndexOptions options, RamDirectory remains, SortedSet<string> expected)
    {
        using var searchers = new SearcherManager(remains, new PinnedVersions(options.Limits, TimeProvider.System), _ => { });
        if (remains.ListAll().Any(file => IndexFileNames.GenerationFromSegmentsFileName(file) > 0))
        {
            searchers.Refresh();
        }

        using var job = new IndexJob("next", Requests[0], TimeProvider.System);
        new IndexPublisher(options, remains, searchers, new HealthMonitor(TimeProvider.System), TimeProvider.System, (_, _) => { }).Run(job);
        AssertHolds(remains, expected, expected);
        Assert.Empty(CheckIndex.Check(remains).UnreferencedFiles);
    }

    private static void Change(ArticleFolderFixture folder, int step)
    {
        for (var i = 0; i < 8; i++)
        {
            if (i % 3 <= step)
            {
                folder.Write($"article-{i}", TitleOf(i, step));
            }
        }

        if (step == 1)
        {
            folder.Delete("article-0");
        }
    }

    // Longer with every step, so that the change is seen whatever the file system's clock.
    private static string TitleOf(int article, int step) => $"Article {article}{new string('!', step)}";

    private static SortedSet<string> Expected(int step)
    {
        var titles = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 8; i++)
        {
            if (i % 3 <= step && !(step == 1 && i == 0))
            {
                titles.Add(TitleOf(i, step));
            }
        }

        return titles;
    }

    private static bool IsFault(Exception failure) =>
        failure is InjectedFaultException || (failure.InnerException is { } inner && IsFault(inner));

    private static void AssertServed(SearcherManager searchers, SortedSet<string> published, SortedSet<string> next)
    {
        var snapshot = searchers.TryAcquire();
        try
        {
            AssertEither(snapshot is null ? [] : Titles(snapshot.Reader), published, next);
        }
        finally
        {
            snapshot?.Release();
        }
    }

    private static void AssertHolds(IndexDirectory directory, SortedSet<string> published, SortedSet<string> next)
    {
        if (published.Count == 0 && !directory.ListAll().Any(file => IndexFileNames.GenerationFromSegmentsFileName(file) > 0))
        {
            return;
        }

        using var reader = DirectoryReader.Open(directory);
        AssertEither(Titles(reader), published, next);
        var status = CheckIndex.Check(directory);
        Assert.True(status.IsClean, string.Join(Environment.NewLine, status.Errors));
    }

    private static void AssertEither(SortedSet<string> found, SortedSet<string> one, SortedSet<string> other) =>
        Assert.True(found.SetEquals(one) || found.SetEquals(other), $"{string.Join(", ", found)}: neither {string.Join(", ", one)} nor {string.Join(", ", other)}");

    private static SortedSet<string> Titles(DirectoryReader reader)
    {
        var titles = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var leaf in reader.Leaves)
        {
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                if (leaf.Reader.LiveDocs?.Get(doc) != false)
                {
                    var visitor = new TitleVisitor();
                    leaf.Reader.VisitDocument(doc, visitor);
                    Assert.True(titles.Add(visitor.Title), $"{visitor.Title} is there twice");
                }
            }
        }

        return titles;
    }

    private sealed class TitleVisitor : StoredFieldVisitor
    {
        public string Title { get; private set; } = "";

        public override StoredFieldDemand Needs(FieldInfo field) =>
            field.Name == IndexFields.Source ? StoredFieldDemand.Yes : StoredFieldDemand.No;

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
        {
            using var article = JsonDocument.Parse(value.ToArray());
            Title = article.RootElement.GetProperty("title").GetString()!;
        }
    }
}
