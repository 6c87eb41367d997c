using SearchService.Engine.Analysis;
using SearchService.Engine.Indexing;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

/// <summary>Random operations against a plain model: a dictionary from id to title.</summary>
public sealed class IndexWriterRandomTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Writer_agrees_with_a_dictionary_over_commits_merges_and_rollbacks(int seed)
    {
        var random = new Random(seed);
        using var directory = new RamDirectory();
        var config = new IndexWriterConfig(new EnglishAnalyzer())
        {
            MaxBufferedDocs = random.Next(2, 30),
            MaxMergeThreads = random.Next(3),
            UseCompoundFile = random.Next(2) == 0,
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = 3, MaxMergeAtOnce = 3 },
        };
        var committed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var session = 0; session < 4; session++)
        {
            var current = new SortedDictionary<string, string>(committed, StringComparer.Ordinal);
            using var writer = new IndexWriter(directory, config);
            for (var step = 0; step < 400; step++)
            {
                var id = $"d{random.Next(60)}";
                var title = $"word{random.Next(20)} other{random.Next(500)}";
                switch (random.Next(100))
                {
                    case < 60:
                        writer.UpdateDocument(TestDocuments.IdTerm(id), TestDocuments.Create(id, title));
                        current[id] = title;
                        break;
                    case < 85:
                        writer.DeleteDocuments(TestDocuments.IdTerm(id));
                        current.Remove(id);
                        break;
                    case < 87:
                        writer.DeleteAll();
                        current.Clear();
                        break;
                    case < 90:
                        writer.Flush();
                        break;
                    case < 92:
                        writer.ForceMerge(random.Next(1, 4));
                        break;
                    default:
                        writer.Commit();
                        committed = new SortedDictionary<string, string>(current, StringComparer.Ordinal);
                        AssertHolds(directory, committed, seed);
                        break;
                }
            }
        }

        if (committed.Count > 0)
        {
            AssertHolds(directory, committed, seed);
        }
    }

    [Fact]
    public void Threads_adding_and_updating_at_once_lose_nothing()
    {
        using var directory = new RamDirectory();
        var config = new IndexWriterConfig(new EnglishAnalyzer()) { MaxBufferedDocs = 40, MaxIndexingThreads = 4 };
        using var writer = new IndexWriter(directory, config);
        Parallel.For(0, 4, thread =>
        {
            for (var i = 0; i < 500; i++)
            {
                var id = $"t{thread}-{i % 200}";
                writer.UpdateDocument(TestDocuments.IdTerm(id), TestDocuments.Create(id, $"round{i / 200} number{i}"));
            }
        });
        writer.Commit();
        writer.WaitForMerges();
        writer.Commit();
        var expected = Enumerable.Range(0, 4).SelectMany(t => Enumerable.Range(0, 200).Select(i => $"t{t}-{i}")).Order(StringComparer.Ordinal);
        Assert.Equal(expected, TestDocuments.Ids(directory));
        Assert.Equal(4 * 100, TestDocuments.IdsWith(directory, "title", "round2").Count);
        Assert.Equal(4 * 100, TestDocuments.IdsWith(directory, "title", "round1").Count);
        Assert.Empty(TestDocuments.IdsWith(directory, "title", "round0"));
    }

    [Fact]
    public async Task Threads_adding_while_another_commits_and_merges_lose_nothing()
    {
        using var directory = new RamDirectory();
        var config = new IndexWriterConfig(new EnglishAnalyzer()) { MaxBufferedDocs = 5, MaxIndexingThreads = 3 };
        using var writer = new IndexWriter(directory, config);
        var adding = Enumerable.Range(0, 3).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                writer.AddDocument(TestDocuments.Create($"t{thread}-{i:000}", $"number{i}"));
            }
        })).ToArray();
        while (!Array.TrueForAll(adding, t => t.IsCompleted))
        {
            writer.Commit();
            using var reader = DirectoryReader.Open(directory);
            Assert.Equal(reader.NumDocs, TestDocuments.Ids(reader).Count);
        }

        await Task.WhenAll(adding);
        writer.ForceMerge(1);
        writer.Commit();
        Assert.Equal(900, TestDocuments.Ids(directory).Count);
    }

    [Fact]
    public async Task ForceMerge_ends_while_others_add_and_delete()
    {
        using var directory = new RamDirectory();
        var config = new IndexWriterConfig(new EnglishAnalyzer()) { MaxBufferedDocs = 2, MaxIndexingThreads = 2 };
        using var writer = new IndexWriter(directory, config);
        writer.AddDocument(TestDocuments.Create("before"));
        using var end = new CancellationTokenSource();
        using var flushed = new CountdownEvent(20);
        var adding = Task.Run(() =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                writer.UpdateDocument(TestDocuments.IdTerm($"d{i % 50}"), TestDocuments.Create($"d{i % 50}", $"number{i}"));
                writer.DeleteDocuments(TestDocuments.IdTerm($"d{(i + 7) % 50}"));
                if (!flushed.IsSet)
                {
                    flushed.Signal();
                }
            }
        });
        flushed.Wait();
        for (var i = 0; i < 5; i++)
        {
            writer.ForceMerge(1);
        }

        await end.CancelAsync();
        await adding;
        writer.ForceMerge(1);
        writer.Commit();
        using var reader = DirectoryReader.Open(directory);
        Assert.Equal((1, reader.MaxDoc), (reader.Segments.Count, reader.NumDocs));
    }

    private static void AssertHolds(IndexDirectory directory, SortedDictionary<string, string> expected, int seed)
    {
        using var reader = DirectoryReader.Open(directory);
        Assert.True(expected.Keys.SequenceEqual(TestDocuments.Ids(reader)), $"seed {seed}: other ids than expected");
        Assert.Equal(expected.Count, reader.NumDocs);
        foreach (var word in expected.Values.Select(v => v.Split(' ')[0]).Distinct())
        {
            var ids = expected.Where(e => e.Value.StartsWith(word + " ", StringComparison.Ordinal)).Select(e => e.Key);
            Assert.True(ids.SequenceEqual(TestDocuments.IdsWith(directory, "title", word)), $"seed {seed}: {word} is in other documents than expected");
        }
    }
}
