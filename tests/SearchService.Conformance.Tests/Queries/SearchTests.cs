using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>The same queries on the same files: equal totals, documents in equal order, equal bits of scores.</summary>
public sealed class SearchTests(LuceneJava lucene)
{
    private static readonly string[] Cases =
    [
        "(search 10 (term text w0))",
        "(search 10 (term text none))",
        "(search 10 (term nofield w0))",
        "(search 10 (all))",
        "(search 10 (none))",
        "(search 10 (term type video))",
        "(search 10 (bool))",
        "(search 10 (bool (not (term text w0))))",
        "(search 10 (bool (filter (term text w0))))",
        "(search 10 (bool (should (term text w1) (term text w1))))",
        "(search 10 (bool (must (term text w1) (term text w1))))",
        "(search 10 (bool (must (all)) (filter (term type video))))",
        "(search 10 (bool (must (term text w3)) (should (term title w3) (term title w4))))",
        "(search 10 (bool (must (term text w3)) (should (term title w3) (term title w4)) (atleast 1)))",
        "(search 10 (bool (filter (term type video)) (should (term title w3) (term title w4))))",
        "(search 10 (bool (should (term text w3) (bool (should (term text w4) (term text w5))))))",
        "(search 10 (bool (should (term text w0) (term text w1) (term text w2) (term text w30)) (atleast 3)))",
        "(search 10 (bool (should (term text w0) (term text w1)) (atleast 2)))",
        "(search 10 (bool (should (term text w0) (term text w1)) (atleast 3)))",
        "(search 10 (boost 0 (term text w0)))",
        "(search 10 (phrase title 0 w0 w0))",
        "(search 10 (phrase title 0 w0 w1 w0))",
        "(search 10 (phrase title 2 w0 w1))",
        "(search 10 (phrase title 3 w0 w0 w1))",
        "(search 10 (phrase title 0 w2))",
        "(search 10 (phrase title 0 w2 none))",
        "(search 10 (prefix title w))",
        "(search 10 (prefix title \"\"))",
        "(search 10 (range quality 5 4))",
        "(search 10 (quality quality 0.5 50 (term text w1)))",
        "(search 10 (quality quality 0 50 (term text w1)))",
        "(search 10 (quality quality 10 50 (bool (must (term text w1) (term text w2)))))",
        $"(sort 20 quality desc {long.MinValue} (term text w7))",
        $"(sort 20 quality asc {long.MaxValue} (term text w7))",
        $"(sort 20 publishedDateTime desc {long.MinValue} (all))",
    ];

    [Theory]
    [InlineData("articles")]
    [InlineData("merged")]
    [InlineData("sorted")]
    [InlineData("large")]
    public void Chosen_queries_find_the_same(string scenario) =>
        SearchComparison.AssertSameAnswers(lucene, lucene.Scenarios.PathOf(scenario), Cases);

    [Theory]
    [InlineData("articles", 3_000, 1_000, 1)]
    [InlineData("sorted", 2_000, 500, 2)]
    [InlineData("large", 20_000, 200, 3)]
    public void Random_queries_find_the_same(string scenario, int vocabulary, int count, int seed)
    {
        var queries = new RandomQueries(new Random(seed), vocabulary);
        SearchComparison.AssertSameAnswers(lucene, lucene.Scenarios.PathOf(scenario), [.. Enumerable.Range(0, count).Select(_ => queries.NextRequest())]);
    }
}
