namespace SearchService.Testing;

/// <summary>The words that hold English sentences together, by falling frequency in news articles.</summary>
internal static class FunctionWords
{
    private static readonly string[] Words =
    [
        "the", "and", "to", "for", "in", "of", "a", "with", "is", "on", "now", "that", "its", "as", "has", "it", "are", "by", "will",
        "this", "from", "an", "your", "at", "can", "you", "their", "more", "be", "we", "have", "or", "which", "was", "but", "not", "all",
        "they", "these", "our", "one", "been", "into", "also", "how", "when", "who", "other", "than", "what", "up", "out", "while",
        "some", "first", "through", "about", "were", "any", "over", "if", "so", "most", "such", "between", "across", "only", "may",
    ];

    // Per cent of all words: rank and share.
    private static readonly AliasTable ByFrequency = new(Curve.WeightsByRank(
        [(1, 3.4), (3, 2.7), (4, 1.83), (7, 1.58), (10, 1.02), (15, 0.48), (20, 0.36), (30, 0.21), (40, 0.11), (60, 0.054), (70, 0.027)],
        Words.Length));

    public static string Draw(ref ArticleRandom random) => Words[ByFrequency.Draw(ref random)];
}
