using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>The words of titles as suggestions look for them: as they stand, in lower case, with stop words, and behind that a filter.</summary>
/// <param name="filter">Puts a filter behind the words.</param>
internal sealed class TitleAnalyzer(Func<TokenStream, TokenStream> filter) : ChainAnalyzer
{
    /// <inheritdoc/>
    protected override TokenStream CreateChain() => filter(SurfaceAnalyzer.CreateWords());
}
