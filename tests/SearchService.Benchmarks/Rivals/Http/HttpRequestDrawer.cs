using SearchService.Articles;
using SearchService.Engine.Analysis;

namespace SearchService.Benchmarks;

/// <summary>Draws searches as people send them, from the titles of articles: any of three or four words, of two, both of two, one word, words
/// within a topic, a phrase. All want the counts of topics and providers, but that within a topic of providers alone.</summary>
internal sealed class HttpRequestDrawer(IReadOnlyList<byte[]> records, int seed)
{
    private readonly Random _random = new(seed);
    private readonly EnglishAnalyzer _analyzer = new();

    /// <summary>Paths with query strings.</summary>
    public IEnumerable<string> Draw(int count) => Enumerable.Range(0, count).Select(_ => Draw());

    private string Draw() => _random.Next(100) switch
    {
        < 45 => Words(_random.Next(3, 5), "any", inTopic: false),
        < 60 => Words(2, "any", inTopic: false),
        < 75 => Words(2, "all", inTopic: false),
        < 85 => Words(1, "all", inTopic: false),
        < 95 => Words(3, "any", inTopic: true),
        _ => Phrase(),
    };

    private string Words(int count, string mode, bool inTopic)
    {
        while (true)
        {
            var (title, topics) = DrawArticle();
            var words = title.Split(' ').Where(word => Stem(word) is not null).DistinctBy(Stem).ToArray();
            _random.Shuffle(words);
            if (words.Length >= count && (!inTopic || topics.Count > 1))
            {
                return Path(string.Join(' ', words.Take(count)), mode, inTopic ? topics[^1] : null);
            }
        }
    }

    private string Phrase()
    {
        while (true)
        {
            var words = DrawArticle().Title.Split(' ');
            var first = _random.Next(words.Length);
            if (first + 1 < words.Length && Stem(words[first]) is not null && Stem(words[first + 1]) is not null)
            {
                return Path($"\"{words[first]} {words[first + 1]}\"", "all", null);
            }
        }
    }

    // What the service does besides and Lucene does not, respelling and highlighting, is asked of neither.
    private static string Path(string text, string mode, string? topic) =>
        $"/search?q={Uri.EscapeDataString(text)}&words={mode}&typo=off&highlight=false"
        + (topic is null ? "&facets=topic,provider" : $"&topic={Uri.EscapeDataString(IndexFields.FoldedValue(topic))}&facets=provider");

    // Null where a word is not one plain word to either side: with other characters than letters, or without a term.
    private string? Stem(string word)
    {
        if (!word.All(char.IsAsciiLetter) || word is "AND" or "OR" or "NOT")
        {
            return null;
        }

        var stream = _analyzer.GetTokenStream(IndexFields.Text, word.AsMemory());
        return stream.IncrementToken() ? stream.Token.Text.ToString() : null;
    }

    private (string Title, List<string> Topics) DrawArticle()
    {
        var record = new ArticleRecord(records[_random.Next(records.Count)]);
        record.NextText();
        var title = record.NextText();
        record.NextText();
        return (title, [.. Enumerable.Range(0, record.NextInt()).Select(_ => record.NextText())]);
    }
}
