using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>How the fields of the index are analyzed: English with stems, but words as they stand where the field is for them.</summary>
internal sealed class ArticleAnalyzer : Analyzer
{
    private readonly EnglishAnalyzer _english = new();
    private readonly WordAnalyzer _words = new();
    private readonly SurfaceAnalyzer _titleWords = new();
    private readonly TitleAnalyzer _titleStarts = new(words => new BeginningsFilter(words));
    private readonly TitleAnalyzer _titlePlaces = new(words => new PlaceFilter(words));

    /// <inheritdoc/>
    public override TokenStream GetTokenStream(string field, ReadOnlyMemory<char> text)
    {
        Analyzer analyzer = field switch
        {
            IndexFields.Word => _words,
            IndexFields.TitleWord => _titleWords,
            IndexFields.TitleStart => _titleStarts,
            IndexFields.TitlePlace => _titlePlaces,
            _ => _english,
        };
        return analyzer.GetTokenStream(field, text);
    }
}
