using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>Lucene and we change one index in turn: each reads, deletes from, adds to and merges what the other wrote, and neither
/// writes while the other does.</summary>
public sealed class TakingTurnsTests(LuceneJava lucene)
{
    private const int Vocabulary = 1_000;

    [Fact]
    public void Lucene_extends_and_merges_our_index()
    {
        var path = lucene.Scenarios.CopyOf(lucene.EngineScenarios.PathOf("articles"));
        lucene.Call("modify", path, "delete", "topic", "topic 3", "add", "300", "7", "commit");
        AssertSound(path);
        lucene.Call("modify", path, "delete", "type", "video", "merge", "commit");
        AssertSound(path);
    }

    [Fact]
    public void Lucene_extends_and_merges_our_sorted_index()
    {
        var path = lucene.Scenarios.CopyOf(lucene.EngineScenarios.PathOf("sorted"));
        lucene.Call("modify", path, "sorted", "quality", "delete", "topic", "topic 3", "add", "300", "7", "commit");
        AssertSound(path);
        lucene.Call("modify", path, "sorted", "quality", "delete", "type", "video", "merge", "commit");
        AssertSound(path);
        Extend(path, merge: true, sorted: true);
        AssertSound(path);
    }

    [Fact]
    public void Lucene_refuses_our_sorted_index_with_another_sort_and_so_do_we()
    {
        var path = lucene.EngineScenarios.PathOf("sorted");
        var failure = Assert.Throws<InvalidOperationException>(() => lucene.Call("modify", path, "sorted", "publishedDateTime", "add", "1", "7"));
        Assert.Contains("indexSort", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Extend(lucene.Scenarios.PathOf("sorted"), merge: false));
    }

    [Theory]
    [InlineData("articles")]
    [InlineData("updates")]
    [InlineData("sorted")]
    [InlineData("terms")]
    [InlineData("stored")]
    public void We_extend_and_merge_an_index_of_lucene(string scenario)
    {
        var path = lucene.Scenarios.CopyOf(lucene.Scenarios.PathOf(scenario));
        Extend(path, merge: false, sorted: scenario == "sorted");
        AssertSound(path);
        Extend(path, merge: true, sorted: scenario == "sorted");
        AssertSound(path);
    }

    [Theory]
    [InlineData("mixed")]
    [InlineData("values")]
    public void We_extend_but_refuse_to_merge_what_we_cannot_write(string scenario)
    {
        var path = lucene.Scenarios.CopyOf(lucene.Scenarios.PathOf(scenario));
        Extend(path, merge: false);
        AssertSound(path);
        Assert.Throws<NotSupportedException>(() => Extend(path, merge: true));
        AssertSound(path);
    }

    [Fact]
    public void Turn_after_turn_the_index_stays_sound()
    {
        var path = lucene.Scenarios.NewFolder();
        for (var turn = 0; turn < 3; turn++)
        {
            Extend(path, merge: turn == 2);
            lucene.Call("modify", path, "delete", "id", $"e{turn}", "add", "50", $"{turn}", "commit");
            AssertSound(path);
        }
    }

    [Fact]
    public void Lucene_reads_checks_and_extends_an_index_in_which_we_keep_several_commits()
    {
        var path = lucene.Scenarios.NewFolder();
        var config = EngineScenarios.Config with { IndexDeletionPolicy = new KeepLastCommitsDeletionPolicy(3) };
        using (var directory = new MMapDirectory(path))
        {
            Extend(directory, config, merge: false);
            Extend(directory, config, merge: true);
            Extend(directory, config, merge: false);
            Assert.Equal([1, 2, 3], DirectoryReader.ListCommits(directory).Select(c => c.Generation));
        }

        AssertSound(path);
        lucene.Call("modify", path, "delete", "topic", "topic 3", "add", "20", "7", "commit");
        AssertSound(path);
        Extend(path, merge: false);
        AssertSound(path);
    }

    [Fact]
    public void Lucene_is_kept_out_while_we_write()
    {
        var path = lucene.Scenarios.NewFolder();
        using var directory = new MMapDirectory(path);
        using (var writer = EngineScenarios.Open(directory))
        {
            var failure = Assert.Throws<InvalidOperationException>(() => lucene.Call("modify", path, "commit"));
            Assert.Contains("LockObtainFailedException", failure.Message, StringComparison.Ordinal);
            writer.Commit();
        }

        lucene.Call("modify", path, "commit");
    }

    [Fact]
    public void We_are_kept_out_while_lucene_writes()
    {
        var path = lucene.Scenarios.NewFolder();
        using var directory = new MMapDirectory(path);
        lucene.Call("hold", path);
        try
        {
            Assert.Throws<LockObtainFailedException>(() => EngineScenarios.Open(directory));
        }
        finally
        {
            lucene.Call("release");
        }

        EngineScenarios.Open(directory).Dispose();
    }

    private static void Extend(string path, bool merge, bool sorted = false)
    {
        using var directory = new MMapDirectory(path);
        Extend(directory, sorted ? EngineScenarios.SortedConfig : EngineScenarios.Config, merge);
    }

    private static void Extend(MMapDirectory directory, IndexWriterConfig config, bool merge)
    {
        using var writer = new IndexWriter(directory, config);
        var articles = new EngineArticles(new Random(directory.Path.Length), Vocabulary, 12);
        for (var i = 0; i < 200; i++)
        {
            writer.UpdateDocument(new Term("id", $"e{i}"), articles.Next($"e{i}"));
        }

        writer.DeleteDocuments(new Term("topic", "topic 5"));
        if (merge)
        {
            writer.ForceMerge(1);
        }

        writer.Commit(new Dictionary<string, string> { ["modified"] = "engine" });
    }

    private void AssertSound(string path)
    {
        lucene.AssertClean(path);
        IndexComparison.AssertSameDump(lucene, path);
        var queries = new RandomQueries(new Random(9), Vocabulary);
        SearchComparison.AssertSameAnswers(lucene, path, [.. Enumerable.Range(0, 30).Select(_ => queries.NextRequest())]);
    }
}
