using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>How the fields of the index are analyzed: English with stems, but words as they stand where the field is for them.</summary>
internal sealed class ArticleAnalyzer : Analyzer
{
    private readonly EnglishAnalyzer _english = new();
    private readonly WordAnalyzer _words = new();

    /// <inheritdoc/>
    public override TokenStream GetTokenStream(string field, ReadOnlyMemory<char> text) =>
        field == IndexFields.Word ? _words.GetTokenStream(field, text) : _english.GetTokenStream(field, text);
}
