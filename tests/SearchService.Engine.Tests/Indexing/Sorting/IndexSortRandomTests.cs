using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Inspection;
using SearchService.Engine.Model;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Indexing;

/// <summary>The same random changes with and without an index sort: both indexes hold the same documents, and each segment of the
/// sorted one is in order.</summary>
public sealed class IndexSortRandomTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Index_holds_the_same_with_and_without_a_sort(int seed)
    {
        var random = new Random(seed);
        IndexSortField[] sort = random.Next(2) == 0
            ? [IndexSortField.Long("rank", descending: true)]
            : [IndexSortField.Int("rank", missingValue: 3), IndexSortField.Long("length", descending: true)];
        var config = new IndexWriterConfig(new EnglishAnalyzer())
        {
            MaxBufferedDocs = random.Next(20, 200),
            MaxMergeThreads = random.Next(3),
            UseCompoundFile = random.Next(2) == 0,
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = 3, MaxMergeAtOnce = random.Next(2, 6) },
        };
        using var plainDirectory = new RamDirectory();
        using var sortedDirectory = new RamDirectory();
        for (var session = 0; session < 3; session++)
        {
            using var plain = new IndexWriter(plainDirectory, config);
            using var sorted = new IndexWriter(sortedDirectory, config with { IndexSort = sort });
            for (var step = 0; step < 800; step++)
            {
                Change([plain, sorted], random);
            }

            plain.Commit();
            sorted.Commit();
            Assert.True(DocumentsDump.Of(plainDirectory).SequenceEqual(DocumentsDump.Of(sortedDirectory)), $"seed {seed}, session {session}: other documents");
            var status = CheckIndex.Check(sortedDirectory);
            Assert.True(status.IsClean, $"seed {seed}, session {session}: {string.Join('\n', status.Errors)}");
        }
    }

    private static void Change(IndexWriter[] writers, Random random)
    {
        var id = $"d{random.Next(400)}";
        Action<IndexWriter> change = random.Next(1000) switch
        {
            < 850 => Update(id, NextDocument(id, random)),
            < 970 => w => w.DeleteDocuments(TestDocuments.IdTerm(id)),
            < 980 => w => w.Flush(),
            < 985 => w => w.ForceMerge(2),
            < 986 => w => w.DeleteAll(),
            _ => w => w.Commit(),
        };
        Array.ForEach(writers, change);
    }

    private static Action<IndexWriter> Update(string id, Document document) => w => w.UpdateDocument(TestDocuments.IdTerm(id), document);

    private static Document NextDocument(string id, Random random)
    {
        var words = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(3) == 0 ? $"rare{random.Next(300)}" : $"word{random.Next(8)}");
        var document = TestDocuments.Create(id, string.Join(' ', words));
        if (random.Next(10) > 0)
        {
            document.Add(new NumericDocValuesField("rank", random.Next(-3, 8)));
        }

        if (random.Next(4) == 0)
        {
            document.Add(new TextField("rarely", $"here{random.Next(5)} and there"));
            document.Add(new SortedDocValuesField("seldom", $"value {random.Next(9)}"));
        }

        return document;
    }
}
