using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class BlendedTermQueryTests
{
    [Fact]
    public void Random_blends_agree_with_the_oracle()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var assert = new QueryAssert(RandomIndex.Create(random), seed);
            for (var i = 0; i < 10; i++)
            {
                var field = random.Next(2) == 0 ? "body" : "title";
                var words = Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomIndex.Word(random)).Append("zz").Distinct();
                var query = new BlendedTermQuery(field, words.Select(w => new BoostedTerm(new Term(field, w), random.Next(5) / 4f)));
                assert.Agrees(query);
                assert.Agrees(new BoostQuery(query, 2.5f));
                assert.Agrees(new BooleanQuery.Builder().Add(query, Occur.Must).Add(RandomIndex.Term("body", RandomIndex.Word(random)), Occur.Must).Build());
            }
        }
    }

    [Fact]
    public void Rare_terms_count_as_the_most_frequent_one()
    {
        var leaf = new MemoryLeafReader([new MemoryDocument().Add("f", "boat"), new MemoryDocument().Add("f", "boat"), new MemoryDocument().Add("f", "coat")]);
        var searcher = new IndexSearcher(new IndexReader([leaf]));

        var hits = searcher.Search(new BlendedTermQuery("f", Boosted("boat"), Boosted("coat")), 10);

        Assert.Equal(3, hits.ScoreDocs.Count);
        Assert.Single(hits.ScoreDocs.Select(h => h.Score).Distinct());
        Assert.Equal(hits.ScoreDocs[0].Score, searcher.Search(RandomIndex.Term("f", "boat"), 1).ScoreDocs[0].Score);
    }

    [Fact]
    public void No_terms_match_nothing()
    {
        var assert = new QueryAssert(RandomIndex.Create(new Random(1)), 1);

        Assert.IsType<MatchNoDocsQuery>(assert.Searcher.Rewrite(new BlendedTermQuery("body")));
    }

    [Fact]
    public void Terms_of_other_fields_bad_boosts_and_too_many_terms_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new BlendedTermQuery("g", Boosted("x")));
        Assert.Throws<ArgumentException>(() => new BlendedTermQuery("f", Boosted("x", -1)));
        Assert.Throws<ArgumentException>(() => new BlendedTermQuery("f", Boosted("x", float.NaN)));
        Assert.Throws<TooManyClausesException>(() => new BlendedTermQuery("f", Enumerable.Range(0, 1025).Select(i => Boosted($"{i}"))));
    }

    [Fact]
    public void Rewrite_gives_up_behind_the_deadline()
    {
        var searcher = new QueryAssert(RandomIndex.Create(new Random(1)), 1).Searcher.WithDeadline(QueryDeadline.After(TimeSpan.Zero));

        Assert.Throws<QueryTimeoutException>(() => searcher.Rewrite(new BlendedTermQuery("body", new BoostedTerm(new Term("body", "a")))));
    }

    [Fact]
    public void Queries_are_equal_by_value_in_any_order_of_terms()
    {
        var query = new BlendedTermQuery("f", Boosted("x"), Boosted("y", 0.5f));

        Assert.Equal(query, new BlendedTermQuery("f", Boosted("y", 0.5f), Boosted("x")));
        Assert.Equal(query.GetHashCode(), new BlendedTermQuery("f", Boosted("y", 0.5f), Boosted("x")).GetHashCode());
        Assert.NotEqual(query, new BlendedTermQuery("f", Boosted("x"), Boosted("y")));
        Assert.NotEqual<Query>(query, new SynonymQuery("f", Boosted("x"), Boosted("y", 0.5f)));
        Assert.NotEqual(new BlendedTermQuery("f"), new BlendedTermQuery("g"));
        Assert.Equal("Blended(f:x f:y^0.5)", query.ToString());
    }

    private static BoostedTerm Boosted(string text, float boost = 1) => new(new Term("f", text), boost);
}
