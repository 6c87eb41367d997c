namespace SearchService.Engine.Analysis;

/// <summary>
/// Every word as it stands, in lower case, stop words too: the chain of <see cref="WordAnalyzer"/> without its last filter.
/// </summary>
public sealed class SurfaceAnalyzer : ChainAnalyzer
{
    /// <summary>A new chain: for analyzers that put filters behind it.</summary>
    public static TokenStream CreateWords() => new LowerCaseFilter(new EnglishPossessiveFilter(new StandardTokenizer()));

    /// <inheritdoc/>
    protected override TokenStream CreateChain() => CreateWords();
}
