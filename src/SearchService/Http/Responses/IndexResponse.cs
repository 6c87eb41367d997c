namespace SearchService.Http;

/// <summary>The version of the index that answered.</summary>
/// <param name="Version">Grows with every publication.</param>
/// <param name="BuiltAt">When it was published.</param>
/// <param name="Articles">How many articles it holds.</param>
public sealed record IndexResponse(long Version, DateTime BuiltAt, int Articles);
