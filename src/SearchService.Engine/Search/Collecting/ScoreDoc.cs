namespace SearchService.Engine.Search;

/// <summary>A hit.</summary>
/// <param name="DocId">The document, in the whole index.</param>
/// <param name="Score">Its score; NaN in a search that is sorted without scores.</param>
public readonly record struct ScoreDoc(int DocId, float Score);
