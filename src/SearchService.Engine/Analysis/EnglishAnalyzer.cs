namespace SearchService.Engine.Analysis;

/// <summary>
/// English words reduced to their stems: <see cref="StandardTokenizer"/>, <see cref="EnglishPossessiveFilter"/>,
/// <see cref="LowerCaseFilter"/>, <see cref="StopFilter"/> with <see cref="StopWordSet.English"/>, <see cref="PorterStemFilter"/>.
/// </summary>
public sealed class EnglishAnalyzer : WordwiseAnalyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateFilters(TokenStream words, int place) => new PorterStemFilter(WordAnalyzer.FilterWords(words));
}
