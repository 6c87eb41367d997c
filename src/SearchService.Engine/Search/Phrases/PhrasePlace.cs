namespace SearchService.Engine.Search;

/// <summary>A place of a phrase.</summary>
/// <param name="Term">The number of the term that stands there.</param>
/// <param name="Offset">How far behind the first place, not negative.</param>
internal readonly record struct PhrasePlace(int Term, int Offset);
