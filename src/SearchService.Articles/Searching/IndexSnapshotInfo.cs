namespace SearchService.Articles;

/// <summary>The version of the index that a search ran on.</summary>
/// <param name="Version">Grows with every publication.</param>
/// <param name="BuiltAt">When it was published.</param>
/// <param name="Articles">How many articles it holds.</param>
public sealed record IndexSnapshotInfo(long Version, DateTimeOffset BuiltAt, int Articles);
