namespace SearchService.Articles;

/// <summary>What is searched for where certain words are typed side by side.</summary>
/// <param name="WordCount">How many words are typed, at least one.</param>
/// <param name="KeepsTyped">Whether the typed words themselves are searched for as well.</param>
/// <param name="Alternatives">What else is searched for, in the order of the file, each once.</param>
internal sealed record SynonymRule(int WordCount, bool KeepsTyped, IReadOnlyList<SynonymPhrase> Alternatives);
