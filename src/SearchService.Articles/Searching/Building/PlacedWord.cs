namespace SearchService.Articles;

/// <summary>A word that was typed.</summary>
/// <param name="Leaf">The word.</param>
/// <param name="Start">Where it begins in the typed text, from 0.</param>
internal readonly record struct PlacedWord(TermLeaf Leaf, int Start);
