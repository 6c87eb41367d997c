namespace SearchService.Articles;

/// <summary>One or more words of a rule after analysis.</summary>
/// <param name="Stems">The words as the index has them, at least one.</param>
/// <param name="Offsets">The distance of each from the first: words that analysis removes leave gaps.</param>
/// <param name="Source">As it stands in the rule.</param>
internal sealed record SynonymPhrase(IReadOnlyList<string> Stems, IReadOnlyList<int> Offsets, string Source)
{
    /// <summary>The stems in one text: phrases with the same one are found by the same typed words.</summary>
    public string Key { get; } = string.Join(' ', Stems);

    /// <summary>What it looks for in the index.</summary>
    /// <param name="field">The field of the words in whose place it stands.</param>
    /// <param name="position">Where those begin in the typed text, from 1.</param>
    public SearchLeaf ToLeaf(QueryField? field, int position)
    {
        TermLeaf[] words = [.. Stems.Select(stem => new TermLeaf(field, stem, Source, position))];
        return words is [var only] ? only : new PhraseLeaf(field, words, Offsets, Source, position);
    }
}
