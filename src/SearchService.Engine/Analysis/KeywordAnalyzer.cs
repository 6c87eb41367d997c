namespace SearchService.Engine.Analysis;

/// <summary>The whole value as one token, unchanged (<see cref="KeywordTokenizer"/>).</summary>
public sealed class KeywordAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    protected override TokenStream CreateChain() => new KeywordTokenizer();
}
