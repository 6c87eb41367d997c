using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using Xunit;

namespace SearchService.Engine.Tests.Search;

/// <summary>Searches that use sets kept from earlier ones against searchers that have kept nothing.</summary>
public sealed class RepeatedSetsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Search_finds_the_same_when_sets_are_known_across_commits(int seed)
    {
        var random = new Random(seed);
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()) { MaxBufferedDocs = 150, MaxMergeThreads = 0 });
        Change(writer, random);
        using var oldReader = DirectoryReader.Open(directory);
        var old = new IndexSearcher(oldReader);
        var queries = Enumerable.Range(0, 12).Select(_ => NextQuery(random)).ToArray();
        var firstHits = Array.ConvertAll(queries, q => old.Search(q, 20).ScoreDocs.ToArray());
        for (var commit = 0; commit < 5; commit++)
        {
            Change(writer, random);
            using var reader = DirectoryReader.Open(directory);
            var searcher = new IndexSearcher(reader);
            for (var round = 0; round < 4; round++)
            {
                foreach (var query in queries)
                {
                    Agree(new IndexSearcher(reader), searcher.WithDeadline(default), query, $"seed {seed}, commit {commit}, round {round}: {query}");
                }
            }

            Assert.NotNull(searcher.RepeatedSets.Find(new TermQuery(new Term("topic", "t0")), reader.Leaves[0], out _));
            Assert.Equal(firstHits, Array.ConvertAll(queries, q => old.Search(q, 20).ScoreDocs.ToArray()));
        }
    }

    [Fact]
    public void Search_keeps_the_set_of_a_frequent_filter_when_it_comes_again()
    {
        using var directory = new RamDirectory();
        using var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()));
        Change(writer, new Random(4));
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        var frequent = new TermQuery(new Term("topic", "t0"));
        var rare = new TermQuery(new Term("id", "3"));

        for (var round = 0; round < 2; round++)
        {
            searcher.Search(Filtered(new TermQuery(new Term("body", "a")), frequent), 10);
            searcher.Search(Filtered(new TermQuery(new Term("body", "a")), rare), 10);
        }

        Assert.NotNull(searcher.RepeatedSets.Find(frequent, reader.Leaves[0], out _));
        Assert.Null(searcher.RepeatedSets.Find(rare, reader.Leaves[0], out _));
    }

    // Adds, replaces and deletes documents, and commits.
    private static void Change(IndexWriter writer, Random random)
    {
        for (var i = 0; i < 400; i++)
        {
            var id = $"{random.Next(800)}";
            if (random.Next(4) == 0)
            {
                writer.DeleteDocuments(new Term("id", id));
                continue;
            }

            writer.UpdateDocument(new Term("id", id), new Document
            {
                new StringField("id", id),
                new StringField("topic", $"t{random.Next(4)}"),
                new TextField("body", string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => NextWord(random)))),
            });
        }

        writer.Commit();
    }

    private static Query NextQuery(Random random)
    {
        var words = new BooleanQuery.Builder();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            words.Add(new TermQuery(new Term("body", NextWord(random))), Occur.Should);
        }

        var builder = new BooleanQuery.Builder().Add(words.Build(), Occur.Must).Add(new TermQuery(new Term("topic", "t0")), Occur.Filter);
        return random.Next(5) switch
        {
            0 => builder.Build(),
            1 => builder.Add(new PrefixQuery(new Term("body", "a")), Occur.MustNot).Build(),
            2 => Filtered(new PrefixQuery(new Term("body", NextWord(random)[..1])), new TermQuery(new Term("topic", $"t{random.Next(4)}"))),
            3 => new BooleanQuery.Builder()
                .Add(words.Build(), Occur.Must).Add(new TermQuery(new Term("topic", $"t{random.Next(4)}")), Occur.MustNot).Build(),
            _ => new PrefixQuery(new Term("body", NextWord(random)[..1])),
        };
    }

    private static string NextWord(Random random) => $"{(char)('a' + random.Next(6))}{(char)('a' + random.Next(3))}"[..random.Next(1, 3)];

    private static BooleanQuery Filtered(Query query, Query filter) =>
        new BooleanQuery.Builder().Add(query, Occur.Must).Add(filter, Occur.Filter).Build();

    private static void Agree(IndexSearcher plain, IndexSearcher keeping, Query query, string what)
    {
        var expected = plain.Search(query, 20);
        var actual = keeping.Search(query, 20);
        Assert.True(expected.TotalHits == actual.TotalHits, $"{what}: {actual.TotalHits} hits, expected {expected.TotalHits}");
        Assert.True(expected.ScoreDocs.SequenceEqual(actual.ScoreDocs), $"{what}: {string.Join(' ', actual.ScoreDocs)}");
        Assert.True(plain.Count(query) == keeping.Count(query), $"{what}: counted {keeping.Count(query)}");
    }
}
