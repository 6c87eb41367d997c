using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>The words of titles as suggestions look for them: as they stand, in lower case, with stop words, and behind that a filter.</summary>
/// <param name="filter">Puts a filter behind words, the first of which stands at a place in its title.</param>
/// <param name="placedWords">How many words have terms, which depend on their place; null = all, wherever they stand.</param>
internal sealed class TitleAnalyzer(Func<TokenStream, int, TokenStream> filter, int? placedWords = null) : WordwiseAnalyzer
{
    /// <inheritdoc/>
    public override int? PlacedWords => placedWords;

    /// <inheritdoc/>
    public override TokenStream CreateFilters(TokenStream words, int place) => filter(SurfaceAnalyzer.FilterWords(words), place);
}
