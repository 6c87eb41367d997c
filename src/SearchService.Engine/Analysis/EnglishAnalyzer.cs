namespace SearchService.Engine.Analysis;

/// <summary>
/// English words reduced to their stems: <see cref="StandardTokenizer"/>, <see cref="EnglishPossessiveFilter"/>,
/// <see cref="LowerCaseFilter"/>, <see cref="StopFilter"/> with <see cref="StopWordSet.English"/>, <see cref="PorterStemFilter"/>.
/// </summary>
public sealed class EnglishAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    protected override TokenStream CreateChain() => new PorterStemFilter(WordAnalyzer.CreateWords());
}
