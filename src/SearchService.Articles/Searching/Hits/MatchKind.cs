namespace SearchService.Articles;

/// <summary>How well a hit answers the words.</summary>
public enum MatchKind
{
    /// <summary>It has what was asked for.</summary>
    Exact,

    /// <summary>It has what was asked for by a respelled word: as typed, it would not match.</summary>
    Typo,

    /// <summary>It has some of the words, not all.</summary>
    Partial,
}
