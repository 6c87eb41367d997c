namespace SearchService.Articles;

/// <summary>How a text answers what was typed, best first.</summary>
internal enum SuggestionMatch
{
    /// <summary>Its first words are those typed, the last of them as far as it was typed.</summary>
    Start,

    /// <summary>It has all words typed, the last of them as far as it was typed.</summary>
    Words,

    /// <summary>Each word typed is the beginning of one of its words.</summary>
    Beginnings,

    /// <summary>The same but for one typing error in one of the words.</summary>
    Typo,

    /// <summary>Not at all.</summary>
    None,
}
