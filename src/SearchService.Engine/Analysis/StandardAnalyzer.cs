namespace SearchService.Engine.Analysis;

/// <summary>
/// Words of any language in lower case: <see cref="StandardTokenizer"/>, <see cref="LowerCaseFilter"/>. As in Lucene since
/// 8.0 it removes no stop words.
/// </summary>
public sealed class StandardAnalyzer : WordwiseAnalyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateFilters(TokenStream words, int place) => new LowerCaseFilter(words);
}
