using SearchService.Engine.Documents;

namespace SearchService.Articles;

/// <summary>Turns an article into the document that is indexed.</summary>
internal sealed class ArticleMapper
{
    // Free positions between two topics, so that a phrase does not match across them.
    private const int TopicGap = 100;

    private readonly CopyTarget _title;
    private readonly CopyTarget _excerpt;
    private readonly CopyTarget _topic;
    private readonly CopyTarget _provider;

    public ArticleMapper(ArticleIndexOptions options)
    {
        _title = IntoText(options.TitleWeight);
        _excerpt = IntoText(1);
        _topic = IntoText(options.TopicWeight);
        _provider = IntoText(options.ProviderWeight);
    }

    /// <param name="article">The article.</param>
    /// <param name="file">The file that it was read from.</param>
    /// <param name="document">Is cleared and filled.</param>
    public void Map(Article article, ArticleFile file, Document document)
    {
        document.Clear();
        document.Add(new StringField(IndexFields.Id, article.Id, stored: true));
        document.Add(new StoredField(IndexFields.Source, article.Source));
        if (article.Related.Length > 0)
        {
            document.Add(new StoredField(IndexFields.Related, article.Related));
        }

        AddTexts(article, document);
        AddValues(article, document);
        AddNumber(document, IndexFields.Quality, article.Quality);
        AddNumber(document, IndexFields.Heat, article.Heat);
        AddNumber(document, IndexFields.Published, article.PublishedMs);
        AddNumber(document, IndexFields.FileLength, file.LengthBytes);
        AddNumber(document, IndexFields.FileModified, file.ModifiedUtc.Ticks);
        AddNumber(document, IndexFields.FileHash, article.ContentHash);
    }

    private void AddTexts(Article article, Document document)
    {
        AddText(document, IndexFields.Title, article.Title, _title);
        AddTitle(document, article.Title);
        AddText(document, IndexFields.Excerpt, article.Excerpt, _excerpt);
        foreach (var topic in article.Topics)
        {
            AddText(document, IndexFields.TopicText, topic, _topic, TopicGap);
        }

        AddText(document, IndexFields.ProviderText, article.ProviderName, _provider);
    }

    // For suggestions.
    private static void AddTitle(Document document, string title)
    {
        document.Add(new TextField(IndexFields.TitleWord, title, TextField.DocsOnly));
        document.Add(new TextField(IndexFields.TitleStart, title, TextField.DocsOnly));
        document.Add(new TextField(IndexFields.TitlePlace, title, TextField.DocsOnly));
        AddNumber(document, IndexFields.TitleHash, TitleHash.Of(title));
    }

    private static void AddText(Document document, string field, string? text, CopyTarget intoText, int positionGap = 0)
    {
        if (!string.IsNullOrEmpty(text))
        {
            document.Add(new TextField(field, text) { CopyTo = intoText, PositionGap = positionGap });
            document.Add(new TextField(IndexFields.Word, text, TextField.DocsOnly));
        }
    }

    private static void AddValues(Article article, Document document)
    {
        foreach (var topic in article.Topics)
        {
            AddValue(document, IndexFields.Topic, topic);
        }

        AddValue(document, IndexFields.Provider, article.ProviderName);
        AddValue(document, IndexFields.ProviderDomain, article.ProviderDomain);
        AddValue(document, IndexFields.Category, article.Category);
        AddValue(document, IndexFields.Type, article.Type);
    }

    private static void AddValue(Document document, string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            document.Add(new StringField(field, IndexFields.FoldedValue(value)));
            document.Add(new SortedSetDocValuesField(field, value));
        }
    }

    private static void AddNumber(Document document, string field, long? value)
    {
        if (value is { } number)
        {
            document.Add(new NumericDocValuesField(field, number));
        }
    }

    private static CopyTarget IntoText(int weight) => new(IndexFields.Text, TextField.WithFreqs, weight);
}
