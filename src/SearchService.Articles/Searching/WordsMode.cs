namespace SearchService.Articles;

/// <summary>How many of the words must match.</summary>
public enum WordsMode
{
    /// <summary>All; when no article has them all, any.</summary>
    Auto,

    /// <summary>All.</summary>
    All,

    /// <summary>At least one.</summary>
    Any,
}
