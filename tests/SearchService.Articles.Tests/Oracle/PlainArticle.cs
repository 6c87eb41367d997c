namespace SearchService.Articles.Tests;

/// <summary>An article taken apart into words: what the reference model searches.</summary>
internal sealed class PlainArticle
{
    private readonly PlainField[] _fields;
    private readonly Dictionary<string, int> _text = new(StringComparer.Ordinal);

    public PlainArticle(Article article, ArticleIndexOptions options)
    {
        Article = article;
        _fields =
        [
            new PlainField(article.Title),
            new PlainField(article.Excerpt),
            new PlainField(article.Topics),
            new PlainField(article.ProviderName ?? ""),
        ];
        int[] weights = [options.TitleWeight, 1, options.TopicWeight, options.ProviderWeight];
        for (var i = 0; i < _fields.Length; i++)
        {
            TextLength += weights[i] * _fields[i].Length;
            foreach (var term in _fields[i].Terms)
                _text[term] = _text.GetValueOrDefault(term) + (weights[i] * _fields[i].Count(term));
        }
    }

    public Article Article { get; }

    /// <summary>How many words the combined field has, each counted with its weight.</summary>
    public int TextLength { get; }

    /// <summary>The fields in the order of <see cref="QueryField"/>.</summary>
    public IReadOnlyList<PlainField> Fields => _fields;

    /// <summary>The different words of a field; of the combined field for null.</summary>
    public IEnumerable<string> TermsOf(QueryField? field) => field is { } named ? _fields[(int)named].Terms : _text.Keys;

    /// <summary>How often a word counts in a field; in the combined field for null.</summary>
    public int Count(QueryField? field, string term) =>
        field is { } named ? _fields[(int)named].Count(term) : _text.GetValueOrDefault(term);

    public int LengthOf(QueryField? field) => field is { } named ? _fields[(int)named].Length : TextLength;
}
