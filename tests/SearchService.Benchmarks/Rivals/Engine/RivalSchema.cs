using SearchService.Articles;
using SearchService.Engine.Documents;

namespace SearchService.Benchmarks;

/// <summary>The document of an article for comparisons: the fields of the service that ranking, phrases, filters, facets and hits need, and
/// nothing that the other side does not index.</summary>
internal sealed class RivalSchema(int titleWeight)
{
    private readonly CopyTarget _title = new(IndexFields.Text, TextField.WithFreqs, titleWeight);
    private readonly CopyTarget _other = new(IndexFields.Text, TextField.WithFreqs, 1);

    /// <param name="bytes">One record of the article file.</param>
    /// <param name="document">Is cleared and filled.</param>
    public void Map(byte[] bytes, Document document)
    {
        var record = new ArticleRecord(bytes);
        document.Clear();
        document.Add(new StringField(IndexFields.Id, record.NextText(), stored: true));
        AddTexts(document, ref record);
        AddValue(document, IndexFields.ProviderDomain, record.NextText());
        AddValue(document, IndexFields.Category, record.NextText());
        AddValue(document, IndexFields.Type, record.NextText());
        AddNumber(document, IndexFields.Quality, record.NextNumber());
        AddNumber(document, IndexFields.Heat, record.NextNumber());
        AddNumber(document, IndexFields.Published, record.NextNumber());
        document.Add(new StoredField(IndexFields.Source, record.NextBytes()));
    }

    private void AddTexts(Document document, ref ArticleRecord record)
    {
        AddText(document, IndexFields.Title, record.NextText(), _title);
        AddText(document, IndexFields.Excerpt, record.NextText(), _other);
        for (var topics = record.NextInt(); topics > 0; topics--)
        {
            var topic = record.NextText();
            AddText(document, IndexFields.TopicText, topic, _other);
            AddValue(document, IndexFields.Topic, topic);
        }

        var provider = record.NextText();
        AddText(document, IndexFields.ProviderText, provider, _other);
        AddValue(document, IndexFields.Provider, provider);
    }

    private static void AddText(Document document, string field, string text, CopyTarget intoText)
    {
        if (text.Length > 0)
        {
            document.Add(new TextField(field, text) { CopyTo = intoText });
        }
    }

    private static void AddValue(Document document, string field, string value)
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
}
