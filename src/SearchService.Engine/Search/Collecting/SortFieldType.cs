namespace SearchService.Engine.Search;

/// <summary>What a <see cref="SortField"/> looks at.</summary>
public enum SortFieldType
{
    /// <summary>The score.</summary>
    Score,

    /// <summary>The document id in the whole index.</summary>
    DocId,

    /// <summary>A NUMERIC column.</summary>
    Long,
}
