using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class TermQueryTests
{
    [Fact]
    public void Search_of_the_format_notes_example_gives_its_score_bits()
    {
        var leaf = new MemoryLeafReader(
            [
                new MemoryDocument().AddText("title", "quick fox"),
                new MemoryDocument().AddText("title", "a lazy brown dog"),
                new MemoryDocument().AddText("title", "fox hunt"),
                new MemoryDocument().AddNumber("price", 3),
            ],
            deleted: [1]);
        var searcher = new IndexSearcher(new IndexReader([leaf]));

        var top = searcher.Search(RandomIndex.Term("title", "fox"), 10);

        Assert.Equal(2, top.TotalHits);
        Assert.Equal([0, 2], top.ScoreDocs.Select(h => h.DocId));
        Assert.All(top.ScoreDocs, h => Assert.Equal(0x3e73b01e, BitConverter.SingleToInt32Bits(h.Score)));
    }

    [Fact]
    public void Random_terms_agree_with_the_oracle()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var assert = new QueryAssert(RandomIndex.Create(new Random(seed)), seed);
            foreach (var word in RandomIndex.Words)
            {
                assert.Agrees(RandomIndex.Term("body", word.ToString()));
                assert.Agrees(RandomIndex.Term("title", word.ToString()));
            }
        }
    }

    [Fact]
    public void Unknown_term_or_field_matches_nothing()
    {
        var assert = new QueryAssert(RandomIndex.Create(new Random(1)), 1);

        assert.Agrees(RandomIndex.Term("body", "zz"));
        assert.Agrees(RandomIndex.Term("nowhere", "a"));
    }

    [Fact]
    public void Field_without_norms_counts_as_of_length_one()
    {
        var documents = new[] { new MemoryDocument().AddText("id", "x y z"), new MemoryDocument().AddText("id", "x") };
        var leaf = new MemoryLeafReader(documents, options: _ => (Engine.Model.IndexOptions.Docs, true));

        var top = new IndexSearcher(new IndexReader([leaf])).Search(RandomIndex.Term("id", "x"), 10);

        Assert.Equal([0, 1], top.ScoreDocs.Select(h => h.DocId));
        Assert.Equal(top.ScoreDocs[0].Score, top.ScoreDocs[1].Score);
    }

    [Fact]
    public void Queries_are_equal_by_value()
    {
        Assert.Equal(RandomIndex.Term("f", "x"), RandomIndex.Term("f", "x"));
        Assert.Equal(RandomIndex.Term("f", "x").GetHashCode(), RandomIndex.Term("f", "x").GetHashCode());
        Assert.NotEqual(RandomIndex.Term("f", "x"), RandomIndex.Term("g", "x"));
        Assert.NotEqual<Query>(RandomIndex.Term("f", "x"), new MatchAllDocsQuery());
        Assert.Equal("f:x", RandomIndex.Term("f", "x").ToString());
    }
}
