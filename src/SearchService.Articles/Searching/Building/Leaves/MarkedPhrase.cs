namespace SearchService.Articles;

/// <summary>Words at fixed distances that a leaf of a query matches in a text: one word, or those of a phrase.</summary>
/// <param name="Field">The field whose text is meant; null = any.</param>
/// <param name="Words">The words, at least one.</param>
/// <param name="Offsets">The distance of each word from the first, in positions of the analysis; the first is 0.</param>
internal sealed record MarkedPhrase(QueryField? Field, IReadOnlyList<MarkedWord> Words, IReadOnlyList<int> Offsets)
{
    /// <summary>A single word.</summary>
    public MarkedPhrase(QueryField? field, MarkedWord word)
        : this(field, [word], [0])
    {
    }
}
