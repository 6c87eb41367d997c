using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class PhraseQueryTests
{
    [Fact]
    public void Random_phrases_with_gaps_slop_and_repeats_agree_with_the_oracle()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var assert = new QueryAssert(RandomIndex.Create(random), seed);
            for (var i = 0; i < 12; i++)
            {
                assert.Agrees(RandomPhrase(random));
            }
        }
    }

    [Fact]
    public void Random_phrases_beside_other_clauses_agree_with_the_oracle()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var assert = new QueryAssert(RandomIndex.Create(random), seed);
            var query = new BooleanQuery.Builder()
                .Add(RandomPhrase(random), random.Next(2) == 0 ? Occur.Must : Occur.Should)
                .Add(RandomIndex.Term("title", "a"), random.Next(2) == 0 ? Occur.Must : Occur.Should)
                .Add(new PhraseQuery(0, "body", "c", "b"), Occur.MustNot)
                .Build();
            assert.Agrees(query);
        }
    }

    [Fact]
    public void Looking_in_vain_gives_up_at_the_deadline()
    {
        var leaf = new MemoryLeafReader([.. Enumerable.Range(0, 2_000).Select(_ => new MemoryDocument().AddText("f", "x z y"))]);
        var searcher = new IndexSearcher(new IndexReader([leaf])).WithDeadline(QueryDeadline.After(TimeSpan.Zero));
        var scorer = searcher.CreateWeight(new PhraseQuery(0, "f", "x", "y"), ScoreMode.CompleteNoScores).GetScorer(searcher.Reader.Leaves[0])!;

        Assert.Throws<QueryTimeoutException>(() => scorer.NextDoc());
    }

    [Theory]
    [InlineData("x y", 0, "x y", 1)]
    [InlineData("x y", 0, "y x", 0)]
    [InlineData("x y", 0, "x y x y z x y", 3)]
    [InlineData("x x", 0, "x x x", 2)]
    [InlineData("x y", 1, "x z y", 0.5)]
    [InlineData("x y", 1, "y x", 0)]
    [InlineData("x y", 2, "y x", 1 / 3.0)]
    [InlineData("x z", 3, "x a a a z", 0.25)]
    [InlineData("x x", 5, "x", 0)]
    [InlineData("x y x", 2, "x y x", 1)]
    public void Frequency_counts_places_by_nearness(string phrase, int slop, string text, double freq)
    {
        var query = new PhraseQuery(slop, "f", phrase.Split(' '));
        var document = new MemoryDocument().AddText("f", text);

        Assert.Equal((float)freq, Freq(query, document));
        Assert.Equal((float)freq, PhraseOracle.Freq(query, document));
    }

    [Fact]
    public void Gap_of_a_left_out_word_matches_only_the_same_gap()
    {
        var query = new PhraseQuery(0, [new Term("f", "state"), new Term("f", "art")], [5, 8]);

        Assert.Equal(1, Freq(query, new MemoryDocument().Add("f", "state", "", "", "art")));
        Assert.Equal(0, Freq(query, new MemoryDocument().Add("f", "state", "", "art")));
        Assert.Equal(0, Freq(query, new MemoryDocument().Add("f", "state", "art")));
        Assert.Equal("f:\"state ? ? art\"", query.ToString());
    }

    [Fact]
    public void One_term_is_a_term_query_and_none_matches_nothing()
    {
        var searcher = new IndexSearcher(new IndexReader([]));

        Assert.Equal(new TermQuery(new Term("f", "x")), new PhraseQuery(0, "f", "x").Rewrite(searcher));
        Assert.IsType<MatchNoDocsQuery>(new PhraseQuery(0, "f").Rewrite(searcher));
    }

    [Fact]
    public void Field_without_positions_is_refused()
    {
        var leaf = new MemoryLeafReader([new MemoryDocument().AddText("f", "x y")], options: _ => (IndexOptions.DocsAndFreqs, false));
        var searcher = new IndexSearcher(new IndexReader([leaf]));

        Assert.Throws<InvalidOperationException>(() => searcher.Count(new PhraseQuery(0, "f", "x", "y")));
    }

    [Fact]
    public void Constructor_refuses_mixed_fields_and_positions_out_of_order()
    {
        Term[] terms = [new("f", "x"), new("g", "y")];

        Assert.Throws<ArgumentException>(() => new PhraseQuery(0, terms, [0, 1]));
        Assert.Throws<ArgumentException>(() => new PhraseQuery(0, [terms[0], terms[0]], [1, 0]));
        Assert.Throws<ArgumentException>(() => new PhraseQuery(0, [terms[0]], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhraseQuery(-1, "f", "x"));
    }

    [Fact]
    public void Queries_are_equal_by_value()
    {
        Assert.Equal(new PhraseQuery(1, "f", "x", "y"), new PhraseQuery(1, [new("f", "x"), new("f", "y")], [3, 4]));
        Assert.NotEqual(new PhraseQuery(1, "f", "x", "y"), new PhraseQuery(0, "f", "x", "y"));
        Assert.NotEqual(new PhraseQuery(0, "f", "x", "y"), new PhraseQuery(0, [new("f", "x"), new("f", "y")], [0, 2]));
        Assert.Equal("f:\"x y\"~1", new PhraseQuery(1, "f", "x", "y").ToString());
    }

    // The frequency is among the details of the explanation.
    private static float Freq(PhraseQuery query, MemoryDocument document)
    {
        var searcher = new IndexSearcher(new IndexReader([new MemoryLeafReader([document])]));
        var explanation = searcher.Explain(query, 0);
        Assert.Equal(explanation.IsMatch ? 1 : 0, searcher.Count(query));
        return explanation.IsMatch ? explanation.Details.Single(d => d.Description == "freq").Value : 0;
    }

    private static PhraseQuery RandomPhrase(Random random)
    {
        var terms = new Term[random.Next(2, 5)];
        var positions = new int[terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = new Term(random.Next(9) == 0 ? "title" : "body", RandomIndex.Word(random));
            terms[i] = new Term(terms[0].Field, terms[i].Text);
            positions[i] = i == 0 ? 0 : positions[i - 1] + 1 + (random.Next(4) == 0 ? 1 : 0);
        }

        return new PhraseQuery(random.Next(2) == 0 ? 0 : random.Next(1, 6), terms, positions);
    }
}
