namespace SearchService.Http;

/// <summary>Where to go from here.</summary>
public sealed record HomeResponse(string Name, IReadOnlyDictionary<string, string> Links);
