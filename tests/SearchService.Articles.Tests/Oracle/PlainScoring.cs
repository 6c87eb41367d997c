using System.Numerics;

namespace SearchService.Articles.Tests;

/// <summary>BM25 over one field of a handful of articles, by the book: k1 = 1.2, b = 0.75, single precision, a length known to four
/// significant bits beyond 24 words.</summary>
internal sealed class PlainScoring
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    private readonly Dictionary<string, int> _articlesWith = new(StringComparer.Ordinal);
    private readonly QueryField? _field;
    private readonly int _articles;
    private readonly float _averageLength;

    public PlainScoring(IReadOnlyCollection<PlainArticle> articles, QueryField? field)
    {
        _field = field;
        long words = 0;
        foreach (var article in articles.Where(a => a.LengthOf(field) > 0))
        {
            _articles++;
            words += article.LengthOf(field);
            foreach (var term in article.TermsOf(field))
                _articlesWith[term] = _articlesWith.GetValueOrDefault(term) + 1;
        }

        _averageLength = (float)(words / (double)_articles);
    }

    /// <summary>What some words, together one thing to find, are worth in an article where they occur so often.</summary>
    public float Score(PlainArticle article, int frequency, params IEnumerable<string> terms)
    {
        var weight = (float)terms.Sum(t => (double)InverseFrequency(t));
        var shortening = B * RoundedLength(article.LengthOf(_field)) / _averageLength;
        var lengthFactor = 1f / (K1 * (1f - B + shortening));
        return weight - (weight / (1f + (frequency * lengthFactor)));
    }

    /// <summary>A length as it comes back from one byte.</summary>
    public static int RoundedLength(int length)
    {
        if (length < 24)
            return length;
        var beyond = length - 24;
        var lostBits = Math.Max(0, BitOperations.Log2((uint)beyond) - 3);
        return 24 + (beyond >> lostBits << lostBits);
    }

    /// <summary>How many articles have a word.</summary>
    public int ArticlesWith(string term) => _articlesWith.GetValueOrDefault(term);

    private float InverseFrequency(string term)
    {
        var with = ArticlesWith(term);
        return (float)Math.Log(1 + ((_articles - with + 0.5) / (with + 0.5)));
    }
}
