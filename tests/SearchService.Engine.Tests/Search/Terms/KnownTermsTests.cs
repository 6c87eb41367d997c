using System.Text;
using SearchService.Engine.Analysis;
using SearchService.Engine.Documents;
using SearchService.Engine.Indexing;
using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Engine.Store;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class KnownTermsTests
{
    [Fact]
    public void Find_gives_what_a_look_up_gives_however_often_terms_drive_each_other_out()
    {
        const int Seed = 11;
        var random = new Random(Seed);
        var documents = Enumerable.Range(0, 80)
            .Select(_ => new MemoryDocument().Add("f", [.. Enumerable.Range(0, 40).Select(_ => random.Next(20_000).ToString())]).Add("g", [random.Next(20_000).ToString()]));
        var reader = new IndexReader([.. documents.Chunk(20).Select(d => new MemoryLeafReader([.. d]))]);
        var known = new KnownTerms(reader);
        for (var i = 0; i < 15_000; i++)
        {
            var term = new Term(random.Next(5) == 0 ? "g" : "f", random.Next(random.Next(1, 20_000)).ToString());
            Agree(new TermStates(reader, term), known.Find(term), reader, $"seed {Seed}, term {term}");
        }
    }

    [Fact]
    public void Find_of_a_known_term_looks_nothing_up()
    {
        var reader = new IndexReader([new MemoryLeafReader([new MemoryDocument().Add("f", ["a"])])]);
        var known = new KnownTerms(reader);
        Assert.Same(known.Find(new Term("f", "a")), known.Find(new Term("f", "a")));
        Assert.Same(known.Find(new Term("f", "none")), known.Find(new Term("f", "none")));
    }

    [Fact]
    public void Find_of_a_long_term_keeps_nothing()
    {
        var reader = new IndexReader([new MemoryLeafReader([new MemoryDocument().Add("f", ["a"])])]);
        var known = new KnownTerms(reader);
        var term = new Term("f", Encoding.ASCII.GetBytes(new string('a', 65)));
        Assert.NotSame(known.Find(term), known.Find(term));
        Assert.Equal(0, known.Find(term).DocFreq);
    }

    [Fact]
    public void Search_for_a_known_term_of_a_closed_reader_is_refused()
    {
        using var directory = new RamDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()) { MaxMergeThreads = 0 }))
        {
            var document = new Document();
            document.Add(new TextField("f", "a a b"));
            writer.AddDocument(document);
            writer.AddDocument(document);
            writer.Commit();
        }

        var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        var query = new TermQuery(new Term("f", "a"));
        Assert.Equal(2, searcher.Search(query, 10).TotalHits);
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => searcher.Search(query, 10));
    }

    private static void Agree(TermStates expected, TermStates actual, IndexReader reader, string context)
    {
        Assert.True(actual.Term.Equals(expected.Term), context);
        Assert.True((actual.DocFreq, actual.TotalTermFreq) == (expected.DocFreq, expected.TotalTermFreq), context);
        foreach (var leaf in reader.Leaves)
        {
            Assert.True(actual.On(leaf)?.DocFreq == expected.On(leaf)?.DocFreq, context);
            Assert.True(actual.On(leaf)?.TotalTermFreq == expected.On(leaf)?.TotalTermFreq, context);
        }
    }
}
