using SearchService.Engine.Analysis;

namespace SearchService.Engine.Tests;

/// <summary>Any chain as an analyzer.</summary>
internal sealed class FixedChainAnalyzer(Func<TokenStream> createChain) : ChainAnalyzer
{
    protected override TokenStream CreateChain() => createChain();
}
