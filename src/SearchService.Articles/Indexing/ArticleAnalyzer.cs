using SearchService.Engine.Analysis;

namespace SearchService.Articles;

/// <summary>How the fields of the index are analyzed: English with stems, but words as they stand where the field is for them.</summary>
internal sealed class ArticleAnalyzer : Analyzer
{
    private readonly EnglishAnalyzer _english = new();
    private readonly WordAnalyzer _words = new();
    private readonly SurfaceAnalyzer _titleWords = new();
    private readonly TitleAnalyzer _titleStarts = new((words, _) => new BeginningsFilter(words));
    private readonly TitleAnalyzer _titlePlaces = new((words, place) => new PlaceFilter(words, place), TitlePlace.Count);

    /// <inheritdoc/>
    public override TokenStream GetTokenStream(string field, ReadOnlyMemory<char> text) => WordwiseFor(field).GetTokenStream(field, text);

    /// <inheritdoc/>
    public override WordwiseAnalyzer WordwiseFor(string field) => field switch
    {
        IndexFields.Word => _words,
        IndexFields.TitleWord => _titleWords,
        IndexFields.TitleStart => _titleStarts,
        IndexFields.TitlePlace => _titlePlaces,
        _ => _english,
    };
}
