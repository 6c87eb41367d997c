namespace SearchService.Engine.Analysis;

/// <summary>
/// Every word as it stands, in lower case, stop words too: the chain of <see cref="WordAnalyzer"/> without its last filter.
/// </summary>
public sealed class SurfaceAnalyzer : WordwiseAnalyzer
{
    /// <summary>The filters alone: for analyzers that put others behind them.</summary>
    public static TokenStream FilterWords(TokenStream words) => new LowerCaseFilter(new EnglishPossessiveFilter(words));

    /// <inheritdoc/>
    public override TokenStream CreateFilters(TokenStream words, int place) => FilterWords(words);
}
