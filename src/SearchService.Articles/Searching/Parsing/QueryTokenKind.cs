namespace SearchService.Articles;

/// <summary>What a stretch of a query's text is to the grammar.</summary>
internal enum QueryTokenKind
{
    /// <summary>A word, phrase, prefix or fuzzy word.</summary>
    Leaf,

    /// <summary>The parenthesis that begins a group.</summary>
    Open,

    /// <summary>The parenthesis that ends a group.</summary>
    Close,

    /// <summary><c>AND</c>.</summary>
    And,

    /// <summary><c>OR</c>.</summary>
    Or,

    /// <summary><c>NOT</c> or a leading minus.</summary>
    Not,
}
