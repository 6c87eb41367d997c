using SearchService.Engine.Model;
using SearchService.Engine.Search;
using SearchService.Engine.Segments;
using SearchService.Testing;
using Xunit;

namespace SearchService.Engine.Tests.Search;

/// <summary>The queries whose matches all score alike.</summary>
public sealed class ConstantScoreQueriesTests
{
    [Fact]
    public void Random_indexes_agree_with_the_oracle()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var assert = new QueryAssert(RandomIndex.Create(random), seed);
            foreach (var query in Queries(random))
            {
                assert.Agrees(query);
                assert.Agrees(new BoostQuery(query, 2.5f));
                assert.Agrees(new BooleanQuery.Builder().Add(RandomIndex.Term("body", "b"), Occur.Must).Add(query, Occur.Filter).Build());
                assert.Agrees(new BooleanQuery.Builder().Add(RandomIndex.Term("body", "b"), Occur.Should).Add(query, Occur.MustNot).Build());
                assert.Agrees(new BooleanQuery.Builder().Add(RandomIndex.Term("body", "b"), Occur.Should).Add(query, Occur.Should).Build());
            }
        }
    }

    [Fact]
    public void Prefix_that_stands_for_too_many_terms_throws()
    {
        var documents = new[] { new MemoryDocument().AddText("f", "ab ac ad b") };
        var searcher = new IndexSearcher(new IndexReader([new MemoryLeafReader(documents)]));

        Assert.Equal(1, searcher.Count(new PrefixQuery(new Term("f", "a"), 3)));
        var error = Assert.Throws<TooManyClausesException>(() => searcher.Count(new PrefixQuery(new Term("f", "a"), 2)));
        Assert.Contains("f:a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prefix_with_the_greatest_byte_ends_at_the_last_term()
    {
        var documents = new[] { new MemoryDocument().AddText("f", "y zz z") };
        var searcher = new IndexSearcher(new IndexReader([new MemoryLeafReader(documents)]));

        Assert.Equal(1, searcher.Count(new PrefixQuery(new Term("f", "z"))));
        Assert.Equal(0, searcher.Count(new PrefixQuery(new Term("f", "zzz"))));
        Assert.Equal(0, searcher.Count(new PrefixQuery(new Term("f", [0xff]))));
    }

    [Fact]
    public void Bit_set_is_united_by_whole_words_and_by_bits_at_both_ends()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var length = random.Next(1, 400);
            var members = Enumerable.Range(0, length).Where(_ => random.Next(1 + (round % 7)) == 0).ToArray();
            var set = new Engine.Util.FixedBitSet(length);
            Array.ForEach(members, set.Set);
            var contract = new IterationContract("bit set", new BitSetIterator(set));
            var first = random.Next(length);
            var copy = new Engine.Util.FixedBitSet(length);
            contract.Advance(first);
            var end = first;
            while (end < length)
            {
                end += random.Next(1, 300);
                contract.IntoBitSet(copy, end);
                Assert.Equal(members.Where(m => m >= first && m < end), Enumerable.Range(0, length).Where(copy.Get));
            }
        }
    }

    [Fact]
    public void Bit_set_is_filled_from_in_parts_of_any_size()
    {
        var random = new Random(4);
        for (var round = 0; round < 300; round++)
        {
            var length = random.Next(1, 400);
            var members = Enumerable.Range(0, length).Where(_ => random.Next(1 + (round % 7)) == 0).ToArray();
            var set = new Engine.Util.FixedBitSet(length);
            Array.ForEach(members, set.Set);
            var iterator = new BitSetIterator(set);
            var contract = new IterationContract("bit set", iterator);
            var first = random.Next(length);
            contract.Advance(first);
            var filled = new List<int>();
            var docs = new int[random.Next(1, 200)];
            for (var end = first; iterator.DocId < length; end = random.Next(20) == 0 ? int.MaxValue : end + random.Next(1, 150))
                filled.AddRange(docs[..contract.Fill(docs, end, iterator.Fill)]);
            Assert.Equal(members.Where(m => m >= first), filled);
        }
    }

    [Fact]
    public void Queries_are_equal_by_value()
    {
        Query[] queries = [.. Queries(new Random(1))];
        Query[] again = [.. Queries(new Random(1))];
        for (var i = 0; i < queries.Length; i++)
        {
            for (var j = 0; j < queries.Length; j++)
            {
                Assert.Equal(i == j, queries[i].Equals(again[j]));
                Assert.True(i != j || queries[i].GetHashCode() == again[j].GetHashCode());
            }
        }

        Assert.Equal(new TermInSetQuery("f", "x", "y"), new TermInSetQuery("f", "y", "x", "y"));
    }

    [Fact]
    public void Boost_that_is_negative_or_not_a_number_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostQuery(new MatchAllDocsQuery(), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostQuery(new MatchAllDocsQuery(), float.NaN));
    }

    private static IEnumerable<Query> Queries(Random random)
    {
        yield return new MatchAllDocsQuery();
        yield return new MatchNoDocsQuery();
        yield return new PrefixQuery(new Term("body", RandomIndex.Word(random)));
        yield return new PrefixQuery(new Term("title", string.Empty));
        yield return new TermInSetQuery("body", RandomIndex.Word(random), "absent", "l", "k");
        yield return new TermInSetQuery("title", "c");
        yield return new TermInSetQuery("nowhere", "c");
        yield return new NumericRangeQuery("quality", random.Next(-30, 50), random.Next(0, 120));
        yield return new NumericRangeQuery("quality", long.MinValue, long.MaxValue);
        yield return new NumericRangeQuery("quality", 1, 0);
        yield return new NumericRangeQuery("nowhere", 0, 1);
        yield return new ConstantScoreQuery(RandomIndex.Term("body", "a"));
    }
}
