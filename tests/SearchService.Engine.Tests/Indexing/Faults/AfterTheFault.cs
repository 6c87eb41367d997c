using SearchService.Engine.Indexing;
using SearchService.Engine.Inspection;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

/// <summary>What must hold of a directory after a scenario failed in it.</summary>
internal sealed class AfterTheFault(WriterScenario scenario, IndexWriterConfig config)
{
    /// <summary>The newest commit is the last acknowledged one, or the one under way, whole; it is sound; a writer goes on from it and
    /// leaves no file that no commit names.</summary>
    public void Check(IndexDirectory directory, bool mayBePublished)
    {
        var expected = CheckNewest(directory, mayBePublished);
        CheckOlderOnes(directory);
        var lines = new SortedDictionary<string, string>(expected?.Lines.ToDictionary() ?? [], StringComparer.Ordinal);
        using (var writer = new IndexWriter(directory, config))
        {
            CheckFiles(directory);
            writer.UpdateDocument(TestDocuments.IdTerm("next"), TestDocuments.Create("next", "going on"));
            lines["next"] = LiveDocuments.Line("next", "going on");
            Assert.Equal((expected?.Generation ?? 0) + 1, writer.Commit());
        }

        using var reader = DirectoryReader.Open(directory);
        Assert.Equal(lines, LiveDocuments.Read(reader));
        AssertClean(directory);
        CheckFiles(directory);
    }

    private AcknowledgedCommit? CheckNewest(IndexDirectory directory, bool mayBePublished)
    {
        var last = scenario.Acknowledged.LastOrDefault();
        DirectoryReader reader;
        try
        {
            reader = DirectoryReader.Open(directory);
        }
        catch (IndexNotFoundException) when (last is null)
        {
            return null;
        }

        using (reader)
        {
            var lines = LiveDocuments.Read(reader);
            AcknowledgedCommit?[] allowed = mayBePublished ? [last, scenario.InFlight] : [last];
            var found = Array.Find(allowed, commit => commit?.Holds(reader.Commit.Generation, lines) == true);
            Assert.True(found is not null, $"commit {reader.Commit.Generation} holds {string.Join(" | ", lines.Values)}, expected commit {last?.Generation}");
            AssertClean(directory);
            return found;
        }
    }

    // Those that the policy keeps can be opened and hold what they held.
    private void CheckOlderOnes(IndexDirectory directory)
    {
        var kept = DirectoryReader.ListCommits(directory);
        Assert.Subset(kept.Select(c => c.Generation).ToHashSet(), scenario.Acknowledged.TakeLast(1).Select(c => c.Generation).ToHashSet());
        foreach (var commit in kept)
        {
            using var reader = DirectoryReader.Open(commit);
            var was = scenario.Acknowledged.Append(scenario.InFlight).Single(a => a?.Generation == commit.Generation)!;
            Assert.True(was.Holds(commit.Generation, LiveDocuments.Read(reader)), $"the older commit {commit.Generation} changed");
        }

        if (scenario.Acknowledged.Count > 1 && scenario.InFlight is null)
        {
            Assert.Contains(scenario.Acknowledged[^2].Generation, kept.Select(c => c.Generation));
        }
    }

    private static void AssertClean(IndexDirectory directory)
    {
        var status = CheckIndex.Check(directory);
        Assert.True(status.IsClean, string.Join(Environment.NewLine, status.Errors));
    }

    private static void CheckFiles(IndexDirectory directory) => Assert.Equal(
        DirectoryReader.ListCommits(directory).SelectMany(c => c.Infos.Files()).Distinct().Order(StringComparer.Ordinal),
        directory.ListAll());
}
