using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class FunctionScoreQueryTests
{
    [Fact]
    public void Random_queries_agree_with_the_oracle()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var assert = new QueryAssert(RandomIndex.Create(random), seed);
            var factor = new SaturationFactor(random.Next(6) == 0 ? "nowhere" : "quality", random.NextDouble() * 2, random.Next(0, 80));
            var either = new BooleanQuery.Builder()
                .Add(RandomIndex.Term("body", "b"), Occur.Should).Add(RandomIndex.Term("title", "c"), Occur.Should).Build();
            assert.Agrees(new FunctionScoreQuery(RandomIndex.Term("body", "a"), factor));
            assert.Agrees(new FunctionScoreQuery(either, factor));
            assert.Agrees(new FunctionScoreQuery(new PhraseQuery(0, "body", "a", "b"), factor));
            assert.Agrees(new BoostQuery(new FunctionScoreQuery(either, factor), 0.3f));
            assert.Agrees(new BooleanQuery.Builder()
                .Add(new FunctionScoreQuery(either, factor), Occur.Must).Add(RandomIndex.Term("body", "d"), Occur.MustNot).Build());
        }
    }

    [Fact]
    public void A_short_page_is_the_beginning_of_a_long_one()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var leaves = Enumerable.Range(0, 4).Select(_ => new MemoryLeafReader([.. Enumerable.Range(0, 300).Select(_ =>
                new MemoryDocument().AddText("f", string.Concat(Enumerable.Repeat("x ", 1 + random.Next(6)))).AddNumber("q", random.Next(100)))]));
            var searcher = new IndexSearcher(new IndexReader([.. leaves]));
            var inner = new FunctionScoreQuery(RandomIndex.Term("f", "x"), new SaturationFactor("q", 0.7, 20));
            foreach (var query in (Query[])[inner, new BoostQuery(inner, 0.3f), new FunctionScoreQuery(inner, new SaturationFactor("q", 1, 5))])
            {
                var all = searcher.Search(query, 1200);
                var page = searcher.Search(query, 7);
                Assert.True(page.TotalHits == 1200 && all.ScoreDocs.Take(7).SequenceEqual(page.ScoreDocs), $"seed {seed}: {query}");
            }
        }
    }

    [Theory]
    [InlineData(50, 1.25)]
    [InlineData(0, 1)]
    [InlineData(-7, 1)]
    [InlineData(150, 1.375)]
    public void Factor_saturates_and_is_never_below_one(long value, double factor) =>
        Assert.Equal(factor, new SaturationFactor("q", 0.5, 50).Of(value));

    [Fact]
    public void Factor_without_pivot_is_a_step()
    {
        Assert.Equal(1, new SaturationFactor("q", 0.5, 0).Of(0));
        Assert.Equal(1.5, new SaturationFactor("q", 0.5, 0).Of(1));
    }

    [Fact]
    public void Count_needs_no_scores()
    {
        var leaf = new MemoryLeafReader([new MemoryDocument().AddText("f", "x"), new MemoryDocument().AddText("f", "x y")]);
        var searcher = new IndexSearcher(new IndexReader([leaf]));

        Assert.Equal(2, searcher.Count(new FunctionScoreQuery(RandomIndex.Term("f", "x"), new SaturationFactor("q", 1, 1))));
    }

    [Fact]
    public void Constructor_refuses_what_would_make_scores_negative_or_not_numbers()
    {
        var inner = new MatchAllDocsQuery();

        Assert.Throws<ArgumentOutOfRangeException>(() => new FunctionScoreQuery(inner, new SaturationFactor("q", -0.1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FunctionScoreQuery(inner, new SaturationFactor("q", 1, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FunctionScoreQuery(inner, new SaturationFactor("q", 1, -1)));
    }
}
