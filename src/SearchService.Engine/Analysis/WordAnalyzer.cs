namespace SearchService.Engine.Analysis;

/// <summary>
/// English words as they stand, in lower case: the chain of <see cref="EnglishAnalyzer"/> without its last filter, the stemmer.
/// Its tokens stand at the same positions and offsets.
/// </summary>
public sealed class WordAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    protected override TokenStream CreateChain() => CreateWords();

    /// <summary>The chain, for those that put filters behind it.</summary>
    internal static TokenStream CreateWords() =>
        new StopFilter(SurfaceAnalyzer.CreateWords(), StopWordSet.English);
}
