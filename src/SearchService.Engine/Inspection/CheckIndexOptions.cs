namespace SearchService.Engine.Inspection;

/// <summary>How thoroughly an index is checked.</summary>
public sealed record CheckIndexOptions
{
    /// <summary>True to check only that all files are there, whole, and of their segments: as fast as the disk can be read. False
    /// to read everything that is in them as well.</summary>
    public bool ChecksumsOnly { get; init; }

    /// <summary>Called on the checking thread before each part of each segment; null for none.</summary>
    public Action<CheckIndexProgress>? Progress { get; init; }
}
