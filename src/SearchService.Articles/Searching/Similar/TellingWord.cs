namespace SearchService.Articles;

/// <summary>A word that tells what an article is about.</summary>
/// <param name="Stem">The term as the index has it.</param>
/// <param name="Surface">The word as it stands where the article has it first.</param>
/// <param name="Count">How often the article has it; a word of the title counts as one.</param>
/// <param name="Weight">How much it tells: its count times how rare it is. No article scores more for it.</param>
internal readonly record struct TellingWord(string Stem, string Surface, double Count, double Weight);
