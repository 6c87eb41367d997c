namespace SearchService.Engine.Analysis;

/// <summary>
/// English words as they stand, in lower case: the chain of <see cref="EnglishAnalyzer"/> without its last filter, the stemmer.
/// Its tokens stand at the same positions and offsets.
/// </summary>
public sealed class WordAnalyzer : WordwiseAnalyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateFilters(TokenStream words, int place) => FilterWords(words);

    /// <summary>The filters alone, for those that put others behind them.</summary>
    internal static TokenStream FilterWords(TokenStream words) => new StopFilter(SurfaceAnalyzer.FilterWords(words), StopWordSet.English);
}
