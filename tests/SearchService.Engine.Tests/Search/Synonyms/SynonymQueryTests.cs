using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class SynonymQueryTests
{
    [Fact]
    public void Random_synonyms_agree_with_the_oracle()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var assert = new QueryAssert(RandomIndex.Create(random), seed);
            for (var i = 0; i < 10; i++)
            {
                var field = random.Next(2) == 0 ? "body" : "title";
                var words = Enumerable.Range(0, random.Next(2, 6)).Select(_ => RandomIndex.Word(random)).Append("zz").Distinct();

                // Eighths, so that no sum is rounded, in whatever order it is taken.
                var query = new SynonymQuery(field, words.Select(w => new BoostedTerm(new Term(field, w), random.Next(1, 9) / 8f)));
                assert.Agrees(query);
                assert.Agrees(new BoostQuery(query, 2.5f));
                assert.Agrees(new BooleanQuery.Builder().Add(query, Occur.Must).Add(RandomIndex.Term("body", RandomIndex.Word(random)), Occur.Should).Build());
            }
        }
    }

    [Fact]
    public void Fill_of_long_lists_agrees_with_steps()
    {
        var random = new Random(7);
        var documents = Enumerable.Range(0, 5_000).Select(i => Document(random, i)).ToList();
        var searcher = new IndexSearcher(new IndexReader([new MemoryLeafReader(documents)]));
        var weight = searcher.CreateWeight(new SynonymQuery("f", Boosted("run", 0.9f), Boosted("dense", 0.7f), Boosted("rare", 0.3f)), ScoreMode.Complete);
        var steps = weight.GetScorer(searcher.Reader.Leaves[0])!;
        var fills = weight.GetScorer(searcher.Reader.Leaves[0])!;
        var docIds = new int[300];
        var scores = new float[300];
        fills.NextDoc();
        int count;
        do
        {
            count = fills.Fill(docIds, scores, 4_900);
            for (var i = 0; i < count; i++)
            {
                Assert.Equal((docIds[i], scores[i]), (steps.NextDoc(), steps.Score()));
            }
        }
        while (count == docIds.Length);

        Assert.Equal(fills.DocId, steps.NextDoc());
    }

    [Fact]
    public void Frequencies_of_synonyms_add_up_as_if_they_were_one_term()
    {
        var one = new MemoryLeafReader([new MemoryDocument().Add("f", "car", "car", "car"), new MemoryDocument().Add("f", "tram")]);
        var many = new MemoryLeafReader([new MemoryDocument().Add("f", "car", "auto", "car"), new MemoryDocument().Add("f", "tram")]);

        var expected = new IndexSearcher(new IndexReader([one])).Search(RandomIndex.Term("f", "car"), 1).ScoreDocs;
        var actual = new IndexSearcher(new IndexReader([many])).Search(new SynonymQuery("f", Boosted("car"), Boosted("auto")), 1).ScoreDocs;

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void None_is_no_match_and_one_is_a_term_query()
    {
        var searcher = new IndexSearcher(new IndexReader([]));

        Assert.IsType<MatchNoDocsQuery>(searcher.Rewrite(new SynonymQuery("f")));
        Assert.Equal(RandomIndex.Term("f", "x"), searcher.Rewrite(new SynonymQuery("f", Boosted("x"))));
        Assert.Equal(new BoostQuery(RandomIndex.Term("f", "x"), 0.5f), searcher.Rewrite(new SynonymQuery("f", Boosted("x", 0.5f))));
    }

    [Fact]
    public void Terms_of_other_fields_bad_boosts_and_too_many_terms_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SynonymQuery("g", Boosted("x")));
        Assert.Throws<ArgumentException>(() => new SynonymQuery("f", Boosted("x", 0)));
        Assert.Throws<ArgumentException>(() => new SynonymQuery("f", Boosted("x", 1.5f)));
        Assert.Throws<ArgumentException>(() => new SynonymQuery("f", Boosted("x", float.NaN)));
        Assert.Throws<TooManyClausesException>(() => new SynonymQuery("f", Enumerable.Range(0, 1025).Select(i => Boosted($"{i}"))));
    }

    [Fact]
    public void Queries_are_equal_by_value_in_any_order_of_terms()
    {
        var query = new SynonymQuery("f", Boosted("x"), Boosted("y", 0.5f));

        Assert.Equal(query, new SynonymQuery("f", Boosted("y", 0.5f), Boosted("x")));
        Assert.Equal(query.GetHashCode(), new SynonymQuery("f", Boosted("y", 0.5f), Boosted("x")).GetHashCode());
        Assert.NotEqual(query, new SynonymQuery("f", Boosted("x")));
        Assert.Equal("Synonym(f:x f:y^0.5)", query.ToString());
    }

    // One term in runs that the others seldom break, one in every second document.
    private static MemoryDocument Document(Random random, int i)
    {
        var document = new MemoryDocument().Add("f", "filler");
        document.Add("f", [.. Enumerable.Repeat("run", i / 700 % 2 == 0 ? 1 + random.Next(3) : 0)]);
        document.Add("f", [.. Enumerable.Repeat("dense", i / 1_000 % 2 == 1 ? random.Next(2) : 0)]);
        return document.Add("f", [.. Enumerable.Repeat("rare", random.Next(40) == 0 ? 2 : 0)]);
    }

    private static BoostedTerm Boosted(string text, float boost = 1) => new(new Term("f", text), boost);
}
