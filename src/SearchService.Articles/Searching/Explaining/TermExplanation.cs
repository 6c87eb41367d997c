namespace SearchService.Articles;

/// <summary>One word's part in a score.</summary>
/// <param name="Term">The word as the index has it: stemmed.</param>
/// <param name="Score">Its part of the text relevance.</param>
/// <param name="In">The fields of the article that have it: title, excerpt, topic, provider.</param>
public sealed record TermExplanation(string Term, float Score, IReadOnlyList<string> In)
{
    /// <summary>What was typed: the word, the beginning of one, or what stands between quotes; null where that is not known.</summary>
    public string? Word { get; init; }
}
