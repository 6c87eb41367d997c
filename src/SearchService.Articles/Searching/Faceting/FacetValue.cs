namespace SearchService.Articles;

/// <summary>One value of a facet.</summary>
/// <param name="Value">As it is displayed.</param>
/// <param name="Count">Articles that have it.</param>
/// <param name="Selected">Whether the search keeps to it.</param>
public sealed record FacetValue(string Value, int Count, bool Selected);
