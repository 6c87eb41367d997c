namespace SearchService.Articles;

/// <summary>A stem that a fuzzy word stands for.</summary>
/// <param name="Stem">The stem.</param>
/// <param name="Boost">What it counts, more than 0 and at most 1: the less, the more of the word is changed.</param>
public readonly record struct FuzzyStem(string Stem, float Boost);
