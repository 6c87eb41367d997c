namespace SearchService.Engine.Analysis;

/// <summary>
/// An analyzer that looks at every word of <see cref="StandardTokenizer"/> by itself: its filters make of a word some terms at the
/// word's position, or none, and these depend on nothing but the word and perhaps its place in the text. So whoever analyzes many
/// texts may remember what became of a word.
/// </summary>
public abstract class WordwiseAnalyzer : ChainAnalyzer
{
    /// <summary>How many words of a text have terms, which then depend on their place too: those at the places 0 to this − 1.
    /// Null = all words, wherever they stand.</summary>
    public virtual int? PlacedWords => null;

    /// <summary>Puts the filters behind words.</summary>
    /// <param name="words">The words: those of a text, or one of them.</param>
    /// <param name="place">The place of the first of them in its text; of no account without <see cref="PlacedWords"/>.</param>
    /// <returns>The last filter.</returns>
    public abstract TokenStream CreateFilters(TokenStream words, int place);

    /// <inheritdoc/>
    public sealed override WordwiseAnalyzer? WordwiseFor(string field) => this;

    /// <inheritdoc/>
    protected sealed override TokenStream CreateChain() => CreateFilters(new StandardTokenizer(), 0);
}
