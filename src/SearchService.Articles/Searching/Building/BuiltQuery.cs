using SearchService.Engine.Search;

namespace SearchService.Articles;

/// <summary>What a person typed, as queries of the index.</summary>
/// <param name="All">Every part must match.</param>
/// <param name="Any">Any part may match; what is excluded stays excluded.</param>
/// <param name="HasSeveralParts">Whether the two differ: whether asking for any part where no article has all can find more.</param>
/// <param name="Terms">What counts for the score, in the order of the text, repeats included: words, prefixes, fuzzy words, and phrases in a
/// field.</param>
/// <param name="Leaves">The words, prefixes, fuzzy words and phrases that an article is found by, in the order of the text, without what is excluded:
/// what is marked in a hit.</param>
/// <param name="Warnings">What was ignored or read as text, and where; for people.</param>
public sealed record BuiltQuery(
    QueryForm All,
    QueryForm Any,
    bool HasSeveralParts,
    IReadOnlyList<SearchLeaf> Terms,
    IReadOnlyList<SearchLeaf> Leaves,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Whether the text was blank: every article is asked for, and there is no relevance to rank by.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The text with the respelled words in place of those that no article has; null when none was respelled.</summary>
    public string? Corrected { get; init; }

    /// <summary>What matches when every part must, with no word respelled; null when none was.</summary>
    public Query? AsTyped { get; init; }
}
