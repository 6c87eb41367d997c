namespace SearchService.Articles;

/// <summary>A stretch of a query's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Its first character, from 0.</param>
/// <param name="Text">An operator as it was typed; empty for a leaf.</param>
/// <param name="Leaf">The word, phrase, prefix or fuzzy word; null for all other kinds.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, int Index, string Text, QueryNode? Leaf = null);
