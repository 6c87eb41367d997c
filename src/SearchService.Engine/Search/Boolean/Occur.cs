namespace SearchService.Engine.Search;

/// <summary>What a clause demands of a document.</summary>
public enum Occur
{
    /// <summary>It must match, and it scores.</summary>
    Must,

    /// <summary>It may match, and it scores if it does. One of these must match when nothing else is required.</summary>
    Should,

    /// <summary>It must match and does not score.</summary>
    Filter,

    /// <summary>It must not match.</summary>
    MustNot,
}
