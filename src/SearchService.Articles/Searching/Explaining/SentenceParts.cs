using System.Globalization;

namespace SearchService.Articles;

/// <summary>Parts of the sentences in which verdicts are given.</summary>
internal static class SentenceParts
{
    private const int MaxListed = 10;
    private const int MaxLength = 80;

    /// <summary>A leaf as it was typed, in quotes, and what else is meant by it.</summary>
    public static string Name(SearchLeaf leaf) => leaf switch
    {
        PhraseLeaf => $"\"{Shorten(leaf.Source)}\"",
        PrefixLeaf => $"'{Shorten(leaf.Source)}*'",
        FuzzyLeaf fuzzy => string.Create(CultureInfo.InvariantCulture, $"'{Shorten(leaf.Source)}~{fuzzy.MaxEdits}'"),
        SynonymLeaf => $"'{Shorten(leaf.Source)}' or a synonym",
        TermLeaf { AsTyped: not null } => $"'{Shorten(leaf.Source)}' (searched for as '{Shorten(leaf.Label)}')",
        _ => $"'{Shorten(leaf.Source)}'",
    };

    /// <summary>Items with commas and the word before the last: <c>a, b and c</c>.</summary>
    public static string Join(IReadOnlyList<string> items, string word = "and")
    {
        if (items.Count > MaxListed)
            return $"{string.Join(", ", items.Take(MaxListed))} {word} {(items.Count - MaxListed).ToString(CultureInfo.InvariantCulture)} more";
        return items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} {word} {items[^1]}";
    }

    /// <summary>The name of a field in a sentence about an article.</summary>
    public static string Name(QueryField field) => field switch
    {
        QueryField.Topic => "topics",
        QueryField.Provider => "provider's name",
        _ => field.Name(),
    };

    /// <summary>A text that is not too long for a sentence; no surrogate pair is cut.</summary>
    public static string Shorten(string text)
    {
        if (text.Length <= MaxLength) return text;
        return string.Concat(text.AsSpan(0, char.IsLowSurrogate(text[MaxLength]) ? MaxLength - 1 : MaxLength), "…");
    }
}
