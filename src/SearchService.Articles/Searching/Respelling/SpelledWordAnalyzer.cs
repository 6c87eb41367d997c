using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>Words as the field <see cref="IndexFields.Word"/> has them, but stop words too: one who looks for words spelled like
/// <c>with</c> means it.</summary>
internal sealed class SpelledWordAnalyzer : ChainAnalyzer
{
    /// <inheritdoc/>
    protected override TokenStream CreateChain() => new LowerCaseFilter(new EnglishPossessiveFilter(new StandardTokenizer()));
}
