using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Articles.Tests;

public sealed class TitleRanksTests
{
    [Fact]
    public void Create_lets_the_best_article_stand_for_equal_titles()
    {
        const int Seed = 12;
        var random = new Random(Seed);
        for (var trial = 0; trial < 40; trial++)
        {
            using var directory = new RamDirectory();
            Write(directory, random, documents: random.Next(1, 4000), titles: random.Next(1, 3000), isComplete: trial % 2 == 0);
            using var reader = DirectoryReader.Open(directory);
            var ranks = TitleRanks.Create(reader);
            var expected = Expected(reader);

            for (var doc = 0; doc < reader.MaxDoc; doc++)
            {
                var told = ranks.Ranks[doc] == TitleRanks.None ? (0, 0) : (ranks.CountOf(doc), ranks.QualityOf(doc));
                Assert.True(expected[doc] == told, $"seed {Seed}, trial {trial}, document {doc}: {expected[doc]}, not {told}");
            }

            var byRank = Enumerable.Range(0, reader.MaxDoc).Where(doc => ranks.Ranks[doc] != TitleRanks.None).OrderByDescending(doc => ranks.Ranks[doc]).ToArray();
            Assert.Equal(byRank.OrderByDescending(doc => expected[doc]), byRank);
        }
    }

    private static void Write(RamDirectory directory, Random random, int documents, int titles, bool isComplete)
    {
        using var writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()) { MaxBufferedDocs = 1500, MaxMergeThreads = 0 });
        var hashes = Enumerable.Range(0, titles).Select(_ => random.NextInt64(long.MinValue, long.MaxValue)).Append(0).ToArray();
        for (var i = 0; i < documents; i++)
        {
            var document = new Document { new StringField("id", $"{i % 50}") };
            if (isComplete || random.Next(5) > 0)
            {
                document.Add(new NumericDocValuesField(IndexFields.TitleHash, hashes[random.Next(hashes.Length)]));
            }

            if (random.Next(3) > 0)
            {
                document.Add(new NumericDocValuesField(IndexFields.Quality, random.Next(4) == 0 ? random.Next(3_000_000) : random.Next(3)));
            }

            writer.AddDocument(document);
        }

        writer.DeleteDocuments(new Term("id", "7"), new Term("id", "8"));
        writer.Commit();
    }

    // Of each document how many articles have the title for which it stands, and its quality; nothing when it stands for none.
    private static (int Count, int Quality)[] Expected(DirectoryReader reader)
    {
        var articles = new List<(int Doc, long Hash, long Quality)>();
        foreach (var leaf in reader.Leaves)
        {
            var hashes = leaf.Reader.GetNumericDocValues(IndexFields.TitleHash)!;
            var qualities = leaf.Reader.GetNumericDocValues(IndexFields.Quality);
            while (hashes.NextDoc() != DocIdSetIterator.NoMoreDocs)
            {
                if (leaf.Reader.LiveDocs?.Get(hashes.DocId) != false)
                {
                    articles.Add((leaf.DocBase + hashes.DocId, hashes.LongValue, qualities?.AdvanceExact(hashes.DocId) == true ? qualities.LongValue : -1));
                }
            }
        }

        var expected = new (int, int)[reader.MaxDoc];
        foreach (var title in articles.GroupBy(article => article.Hash))
        {
            var best = title.OrderByDescending(article => Math.Min(article.Quality, (1 << 20) - 1)).ThenBy(article => article.Doc).First();
            expected[best.Doc] = (title.Count(), (int)Math.Clamp(best.Quality, 0, (1 << 20) - 1));
        }

        return expected;
    }
}
