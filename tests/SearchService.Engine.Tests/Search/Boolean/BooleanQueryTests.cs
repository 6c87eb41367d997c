using SearchService.Engine.Search;
using Xunit;

namespace SearchService.Engine.Tests.Search;

public sealed class BooleanQueryTests
{
    [Fact]
    public void Random_combinations_agree_with_the_oracle()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var assert = new QueryAssert(RandomIndex.Create(random), seed);
            for (var i = 0; i < 8; i++)
            {
                assert.Agrees(RandomQuery(random, Leaves(random), depth: 0));
            }
        }
    }

    [Fact]
    public void Equality_of_deeply_nested_queries_takes_one_look_at_each()
    {
        // Two looks at each level would never end.
        Assert.Equal<Query>(Nested(100, "a"), Nested(100, "a"));
        Assert.NotEqual<Query>(Nested(100, "a"), Nested(100, "b"));
    }

    [Fact]
    public void Equality_counts_repeated_clauses()
    {
        Assert.Equal<Query>(Any("a", "b", "a"), Any("b", "a", "a"));
        Assert.NotEqual<Query>(Any("a", "b", "a"), Any("b", "a", "b"));
    }

    private static BooleanQuery Any(params string[] words)
    {
        var builder = new BooleanQuery.Builder();
        foreach (var word in words)
        {
            builder.Add(RandomIndex.Term("body", word), Occur.Should);
        }

        return builder.Build();
    }

    private static Query Nested(int depth, string innermost)
    {
        Query query = RandomIndex.Term("body", innermost);
        for (var i = 0; i < depth; i++)
        {
            query = new BooleanQuery.Builder().Add(RandomIndex.Term("body", $"w{i}"), Occur.Should).Add(query, Occur.Should).Build();
        }

        return query;
    }

    [Fact]
    public void Disjunction_over_many_windows_agrees_with_the_oracle()
    {
        var random = new Random(7);
        var documents = Enumerable.Range(0, 5000).Select(i => new Testing.MemoryDocument()
            .Add("body", i is > 2100 and < 4400 ? [] : [RandomIndex.Word(random), RandomIndex.Word(random)])).ToList();
        var leaf = new Testing.MemoryLeafReader(documents, deleted: [3, 4, 4999]);
        var assert = new QueryAssert([leaf], 7);
        var query = new BooleanQuery.Builder()
            .Add(RandomIndex.Term("body", "b"), Occur.Should)
            .Add(RandomIndex.Term("body", "d"), Occur.Should)
            .Add(RandomIndex.Term("body", "k"), Occur.MustNot)
            .Build();

        var expected = assert.Searcher.Reader.Leaves.SelectMany(_ => documents.Select((d, i) => (d, i)))
            .Count(x => x.d.Freq("body", "k") == 0 && x.d.Freq("body", "b") + x.d.Freq("body", "d") > 0 && leaf.LiveDocs!.Get(x.i));

        Assert.Equal(expected, assert.Searcher.Search(query, 5).TotalHits);
        Assert.Equal(expected, assert.Searcher.Count(query));
    }

    [Fact]
    public void Adding_one_clause_too_many_throws()
    {
        var builder = new BooleanQuery.Builder();
        for (var i = 0; i < BooleanQuery.MaxClauseCount; i++)
        {
            builder.Add(RandomIndex.Term("f", $"t{i}"), Occur.Should);
        }

        var error = Assert.Throws<TooManyClausesException>(() => builder.Add(RandomIndex.Term("f", "x"), Occur.Should));
        Assert.Equal(1024, error.Limit);
    }

    [Fact]
    public void Equality_ignores_the_order_of_clauses_but_not_their_number()
    {
        var x = RandomIndex.Term("f", "x");
        var y = RandomIndex.Term("f", "y");
        BooleanQuery Should(params Query[] queries)
        {
            var builder = new BooleanQuery.Builder();
            foreach (var query in queries)
            {
                builder.Add(query, Occur.Should);
            }

            return builder.Build();
        }

        Assert.Equal(Should(x, y), Should(y, x));
        Assert.Equal(Should(x, y).GetHashCode(), Should(y, x).GetHashCode());
        Assert.NotEqual(Should(x, x, y), Should(x, y, y));
        Assert.NotEqual(Should(x, y), Should(x));
        Assert.Equal("f:x f:y", Should(x, y).ToString());
    }

    // Every leaf once, so that no clause is repeated.
    private static Stack<Query> Leaves(Random random)
    {
        var leaves = RandomIndex.Words.Select(w => (Query)RandomIndex.Term(random.Next(4) == 0 ? "title" : "body", w.ToString()))
            .Append(new MatchAllDocsQuery())
            .Append(RandomIndex.Term("body", "absent"))
            .ToArray();
        random.Shuffle(leaves);
        return new Stack<Query>(leaves);
    }

    private static Query RandomQuery(Random random, Stack<Query> leaves, int depth)
    {
        var builder = new BooleanQuery.Builder();
        var count = random.Next(2, 5);
        for (var i = 0; i < count && leaves.Count > 0; i++)
        {
            var isNested = depth < 2 && random.Next(4) == 0;
            var query = isNested ? RandomQuery(random, leaves, depth + 1) : leaves.Pop();
            query = random.Next(5) == 0 ? new BoostQuery(query, 0.5f + random.NextSingle()) : query;
            query = random.Next(9) == 0 ? new ConstantScoreQuery(query) : query;
            Occur[] kinds = [Occur.Should, Occur.Should, Occur.Should, Occur.Must, Occur.Must, Occur.Filter, Occur.MustNot];
            builder.Add(query, kinds[random.Next(kinds.Length)]);
        }

        return builder.SetMinimumNumberShouldMatch(random.Next(3) == 0 ? random.Next(4) : 0).Build();
    }
}
