namespace SearchService.Tests.Load;

/// <summary>What a search was answered.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Version">Of the index that answered.</param>
/// <param name="Articles">How many that index holds.</param>
/// <param name="Total">How many matched.</param>
/// <param name="Hits">How many stood on the page.</param>
/// <param name="Facets">The facets as JSON.</param>
public sealed record LoadAnswer(LoadRequest Request, long Version, int Articles, int Total, int Hits, string Facets);
