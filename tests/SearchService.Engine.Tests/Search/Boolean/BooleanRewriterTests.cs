using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using Xunit;

namespace SearchService.Engine.Tests.Search;

/// <summary>The rewrites that the arithmetic of scores depends on: index format note, section 10.4. Queries are written in a small
/// notation: a prefix (+ must, # filter, - must not) and a name; "*" is match-all; "x^2" a boost.</summary>
public sealed class BooleanRewriterTests
{
    [Theory]
    [InlineData("", "MatchNoDocs")]
    [InlineData("x", "f:x")]
    [InlineData("+x", "f:x")]
    [InlineData("#x", "ConstantScore(f:x)^0")]
    [InlineData("-x", "MatchNoDocs")]
    [InlineData("x x", "f:x^2")]
    [InlineData("x^0.5 x y", "f:x^1.5 f:y")]
    [InlineData("x^0.5 x^0.5", "f:x")]
    [InlineData("+x +x +y", "+f:x^2 +f:y")]
    [InlineData("+x #x", "f:x")]
    [InlineData("+x #x #x #y #y", "+f:x #f:y")]
    [InlineData("x #x", "f:x")]
    [InlineData("x y #x", "+f:x f:y")]
    [InlineData("+x -x", "MatchNoDocs")]
    [InlineData("+x -*", "MatchNoDocs")]
    [InlineData("+x #*", "f:x")]
    [InlineData("+* #x", "ConstantScore(f:x)")]
    [InlineData("+*^3 #x", "ConstantScore(f:x)^3")]
    [InlineData("+* #x -y z", "+ConstantScore(#f:x -f:y) f:z")]
    [InlineData("x y -z", "f:x f:y -f:z")]
    public void Rewrite_of_clauses(string clauses, string expected) => Assert.Equal(expected, Rewrite(Parse(clauses)).ToString());

    [Theory]
    [InlineData("x x", 2, "(f:x f:x)~2")]
    [InlineData("x", 1, "f:x")]
    [InlineData("x", 2, "MatchNoDocs")]
    [InlineData("+x", 1, "MatchNoDocs")]
    [InlineData("x y #x", 1, "+f:x f:y")]
    public void Rewrite_of_clauses_of_which_several_must_match(string clauses, int atLeast, string expected) =>
        Assert.Equal(expected, Rewrite(Parse(clauses, atLeast)).ToString());

    [Fact]
    public void Nested_disjunctions_are_flattened_and_then_merged()
    {
        var query = new BooleanQuery.Builder().Add(Parse("x y"), Occur.Should).Add(Parse("x z"), Occur.Should).Build();

        Assert.Equal("f:x^2 f:y f:z", Rewrite(query).ToString());
    }

    [Fact]
    public void Nested_disjunction_that_is_required_or_needs_two_stays()
    {
        var required = new BooleanQuery.Builder().Add(Parse("x y"), Occur.Must).Add(Parse("z"), Occur.Should).Build();
        var needsTwo = new BooleanQuery.Builder().Add(Parse("x y z", 2), Occur.Should).Add(Parse("z"), Occur.Should).Build();

        Assert.Equal("+(f:x f:y) f:z", Rewrite(required).ToString());
        Assert.Equal("((f:x f:y f:z)~2) f:z", Rewrite(needsTwo).ToString());
    }

    [Fact]
    public void Nested_disjunctions_that_would_be_too_many_clauses_stay()
    {
        var inner = Parse(string.Join(' ', Enumerable.Range(0, 600).Select(i => $"a{i}")));
        var other = Parse(string.Join(' ', Enumerable.Range(0, 600).Select(i => $"b{i}")));
        var query = new BooleanQuery.Builder().Add(inner, Occur.Should).Add(other, Occur.Should).Build();

        Assert.Equal(2, Assert.IsType<BooleanQuery>(Rewrite(query)).Clauses.Count);
    }

    [Fact]
    public void Boosts_multiply_and_zero_boosts_are_constant()
    {
        var x = RandomIndex.Term("f", "x");

        Assert.Equal("f:x", Rewrite(new BoostQuery(x, 1)).ToString());
        Assert.Equal("f:x^6", Rewrite(new BoostQuery(new BoostQuery(x, 2), 3)).ToString());
        Assert.Equal("ConstantScore(f:x)^0", Rewrite(new BoostQuery(x, 0)).ToString());
        Assert.Equal("ConstantScore(f:x)", Rewrite(new ConstantScoreQuery(new BoostQuery(new ConstantScoreQuery(x), 2))).ToString());
    }

    [Fact]
    public void Rewrite_of_random_clauses_is_what_every_step_together_gives()
    {
        const int Seed = 31;
        var random = new Random(Seed);
        var searcher = new IndexSearcher(new IndexReader([]));
        string[] signs = ["", "", "", "+", "+", "#", "-"];
        string[] names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "*", "a^2", "b^2", "c^1", "d^0", "e^0.5"];
        var unchanged = 0;
        for (var i = 0; i < 5_000; i++)
        {
            var words = Enumerable.Range(0, random.Next(random.Next(2, 22))).Select(_ => signs[random.Next(random.Next(1, signs.Length))] + names[random.Next(names.Length)]);
            var query = Parse(string.Join(' ', words), random.Next(3) == 0 ? random.Next(4) : 0);
            var expected = BooleanRewriter.Simplify(query, searcher);
            var actual = BooleanRewriter.Rewrite(query, searcher);
            Assert.True(ReferenceEquals(expected, query) == ReferenceEquals(actual, query) && expected.ToString() == actual.ToString(), $"seed {Seed}: {query}");
            unchanged += ReferenceEquals(actual, query) ? 1 : 0;
        }

        Assert.InRange(unchanged, 200, 4_800);
    }

    private static Query Rewrite(Query query) => new IndexSearcher(new IndexReader([])).Rewrite(query);

    private static BooleanQuery Parse(string clauses, int atLeast = 0)
    {
        var builder = new BooleanQuery.Builder().SetMinimumNumberShouldMatch(atLeast);
        foreach (var word in clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var occur = word[0] switch
            {
                '+' => Occur.Must,
                '#' => Occur.Filter,
                '-' => Occur.MustNot,
                _ => Occur.Should,
            };
            var parts = word.TrimStart('+', '#', '-').Split('^');
            Query query = parts[0] == "*" ? new MatchAllDocsQuery() : RandomIndex.Term("f", parts[0]);
            builder.Add(parts.Length == 1 ? query : new BoostQuery(query, float.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)), occur);
        }

        return builder.Build();
    }
}
