using SearchService.Engine.Analysis;

namespace SearchService.Testing;

/// <summary>An analyzer that does not tell that it works word by word: whoever asks it has every text of every field analyzed anew.</summary>
public sealed class TextwiseAnalyzer(Analyzer inner) : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream GetTokenStream(string field, ReadOnlyMemory<char> text) => inner.GetTokenStream(field, text);
}
