namespace SearchService.Engine.Analysis;

/// <summary>An analyzer with one chain of tokenizer and filters for every field, built once per thread.</summary>
public abstract class ChainAnalyzer : Analyzer
{
    private readonly ThreadLocal<TokenStream> _chains;

    protected ChainAnalyzer() => _chains = new ThreadLocal<TokenStream>(CreateChain);

    /// <inheritdoc/>
    public override TokenStream GetTokenStream(string field, ReadOnlyMemory<char> text)
    {
        var chain = _chains.Value!;
        chain.Reset(text);
        return chain;
    }

    /// <summary>Builds a new chain and returns its last stream. Called once per thread.</summary>
    protected abstract TokenStream CreateChain();
}
