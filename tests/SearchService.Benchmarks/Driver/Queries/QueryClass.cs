namespace SearchService.Benchmarks;

/// <summary>The kinds of queries that are timed, as in the comparison of engines that the project measures itself against.
/// Words are analyzed terms of the field <c>text</c>.</summary>
internal enum QueryClass
{
    /// <summary>One word that at least 8 % of the articles have.</summary>
    FrequentWord,

    /// <summary>One word that 1 to 5 % of the articles have.</summary>
    MediumWord,

    /// <summary>One word that 2 to 100 articles have.</summary>
    RareWord,

    /// <summary>Two words of one title, both required.</summary>
    TwoWordsAll,

    /// <summary>Two words of one title, either.</summary>
    TwoWordsAny,

    /// <summary>Three or four words of one title, any of them.</summary>
    TitleWordsAny,

    /// <summary>Two words that stand side by side in a title or an excerpt, searched in both fields.</summary>
    Phrase,

    /// <summary>The first three to five letters of a word, each match counting the same.</summary>
    Prefix,

    /// <summary>A word with one letter changed, dropped or added; words at one edit match.</summary>
    FuzzyWord,

    /// <summary>As <see cref="TitleWordsAny"/>, within one topic.</summary>
    AnyInTopic,

    /// <summary>As <see cref="TitleWordsAny"/>, with the counts of all topics and providers.</summary>
    AnyWithFacets,
}
