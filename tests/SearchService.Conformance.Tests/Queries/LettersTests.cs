using Xunit;

namespace SearchService.Conformance.Tests;

/// <summary>Words that stand for others: equal expansions, documents and bits of scores.</summary>
public sealed class LettersTests(LuceneJava lucene)
{
    private static readonly string[] Cases =
    [
        "(search 50 (fuzzy few abab 1 0 50 true))",
        "(search 50 (fuzzy few abab 1 0 1 true))",
        "(search 50 (fuzzy few abab 2 0 3 true))",
        "(search 50 (fuzzy few abab 2 0 5000 true))",
        "(search 50 (fuzzy few abab 0 0 50 true))",
        "(search 50 (fuzzy few a 1 0 50 true))",
        "(search 50 (fuzzy few a 2 0 50 true))",
        "(search 50 (fuzzy few a 2 0 3 true))",
        "(search 50 (fuzzy few ab 2 0 12 true))",
        "(search 50 (fuzzy few ab 2 2 12 true))",
        "(search 50 (fuzzy few ab 2 1 12 false))",
        "(search 50 (fuzzy few \"\" 2 0 50 true))",
        "(search 50 (fuzzy few zzzzzz 2 0 50 true))",
        "(search 50 (fuzzy nofield a 2 0 50 true))",
        "(search 50 (fuzzy wide 😀 2 1 50 true))",
        "(search 50 (fuzzy wide 😀 2 2 50 true))",
        "(search 50 (fuzzy wide 𝒳é 1 0 50 true))",
        "(search 50 (fuzzy wide 𝒳é 1 0 50 false))",
        "(search 50 (bool (should (fuzzy few aba 1 0 50 true) (fuzzy plain bade 1 0 50 true))))",
        "(search 50 (bool (should (fuzzy few aba 1 0 50 true) (fuzzy few aba 1 0 50 true))))",
        "(search 50 (bool (filter (fuzzy few aba 1 0 2 true))))",
        "(search 50 (constant 2 (fuzzy few aba 1 0 2 true)))",
        "(search 50 (blended few))",
        "(search 50 (blended few (a 1)))",
        "(search 50 (blended few (a 0.5) (abab 1) (zz 1)))",
        "(search 50 (blended few (a 0.5) (a 0.25)))",
        "(search 50 (synonym few))",
        "(search 50 (synonym few (a 1)))",
        "(search 50 (synonym few (a 0.5)))",
        "(search 50 (synonym few (zz 0.5) (zzz 1)))",
        "(search 50 (synonym few (a 0.5) (a 0.7)))",
        "(search 50 (synonym few (a 0.9) (b 0.7) (ab 0.1) (ba 0.3) (aa 0.6) (bb 0.4)))",
    ];

    [Fact]
    public void Chosen_queries_find_the_same() => SearchComparison.AssertSameAnswers(lucene, lucene.Scenarios.PathOf("letters"), Cases);

    [Fact]
    public void Empty_and_longest_terms_are_found_the_same() => SearchComparison.AssertSameAnswers(
        lucene,
        lucene.Scenarios.PathOf("terms"),
        [
            "(search 20 (fuzzy longest x 1 0 50 true))",
            "(search 20 (fuzzy longest xy 2 0 50 true))",
            "(search 20 (fuzzy ascii abcd 2 0 50 true))",
            "(search 20 (fuzzy binary ab 1 0 50 true))",
            "(search 20 (fuzzy many term 2 0 50 true))",
        ]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_queries_find_the_same(int seed)
    {
        var queries = new RandomLetters(new Random(seed));
        SearchComparison.AssertSameAnswers(lucene, lucene.Scenarios.PathOf("letters"), [.. Enumerable.Range(0, 700).Select(_ => queries.NextRequest())]);
    }
}
