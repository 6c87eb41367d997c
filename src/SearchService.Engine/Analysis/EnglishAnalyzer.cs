namespace SearchService.Engine.Analysis;

/// <summary>
/// English words reduced to their stems: <see cref="StandardTokenizer"/>, <see cref="EnglishPossessiveFilter"/>,
/// <see cref="LowerCaseFilter"/>, <see cref="StopFilter"/> with <see cref="StopWordSet.English"/>, <see cref="PorterStemFilter"/>.
/// </summary>
public sealed class EnglishAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    protected override TokenStream CreateChain()
    {
        var words = new LowerCaseFilter(new EnglishPossessiveFilter(new StandardTokenizer()));
        return new PorterStemFilter(new StopFilter(words, StopWordSet.English));
    }
}
