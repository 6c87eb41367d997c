using SearchService.Articles;
using SearchService.Engine.Segments;

namespace SearchService.Benchmarks;

/// <summary>Draws queries from an index: the same ones for the same index and seed.</summary>
internal sealed class QueryDrawer
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    private readonly IndexSample _sample;
    private readonly Random _random;
    private readonly string[] _frequent;
    private readonly string[] _medium;
    private readonly string[] _rare;

    public QueryDrawer(IndexReader reader, int seed)
    {
        _sample = new IndexSample(reader);
        _random = new Random(seed);
        var terms = _sample.Terms(IndexFields.Text);
        _frequent = Between(terms, 0.08 * reader.NumDocs, reader.NumDocs);
        _medium = Between(terms, 0.01 * reader.NumDocs, 0.05 * reader.NumDocs);
        _rare = Between(terms, 2, 100);
    }

    /// <summary>Queries of every class, class by class.</summary>
    /// <exception cref="InvalidOperationException">The index is too small to have words of each frequency.</exception>
    public IEnumerable<QueryTask> Draw(int perClass) =>
        Enum.GetValues<QueryClass>().SelectMany(queryClass => Enumerable.Range(0, perClass).Select(_ => Draw(queryClass)));

    private QueryTask Draw(QueryClass queryClass) => queryClass switch
    {
        QueryClass.FrequentWord => new QueryTask(queryClass, [OneOf(_frequent)]),
        QueryClass.MediumWord => new QueryTask(queryClass, [OneOf(_medium)]),
        QueryClass.RareWord => new QueryTask(queryClass, [OneOf(_rare)]),
        QueryClass.TwoWordsAll or QueryClass.TwoWordsAny => DrawTitleWords(queryClass, 2),
        QueryClass.Phrase => DrawPhrase(),
        QueryClass.Prefix => DrawPrefix(),
        QueryClass.FuzzyWord => DrawFuzzyWord(),
        _ => DrawTitleWords(queryClass, _random.Next(3, 5)),
    };

    private QueryTask DrawTitleWords(QueryClass queryClass, int count)
    {
        while (true)
        {
            var (title, _, topics) = DrawArticle();
            var words = _sample.Analyze(title).Select(t => t.Term).Distinct().ToArray();

            // The first topic stands in nearly every article.
            var topic = queryClass == QueryClass.AnyInTopic && topics.Count > 1 ? IndexFields.FoldedValue(topics[^1]) : null;
            if (words.Length >= count && (queryClass != QueryClass.AnyInTopic || topic is not null))
            {
                _random.Shuffle(words);
                return new QueryTask(queryClass, words[..count], topic);
            }
        }
    }

    private QueryTask DrawPhrase()
    {
        while (true)
        {
            var (title, excerpt, _) = DrawArticle();
            var terms = _sample.Analyze(_random.Next(2) == 0 ? title : excerpt);
            var first = terms.Count < 2 ? 0 : _random.Next(terms.Count - 1);
            if (terms.Count >= 2 && terms[first + 1].Position == terms[first].Position + 1)
            {
                return new QueryTask(QueryClass.Phrase, [terms[first].Term, terms[first + 1].Term]);
            }
        }
    }

    private QueryTask DrawPrefix()
    {
        var word = DrawLongWord();
        return new QueryTask(QueryClass.Prefix, [word[..Math.Min(_random.Next(3, 6), word.Length)]]);
    }

    private QueryTask DrawFuzzyWord()
    {
        var word = DrawLongWord();
        var place = _random.Next(1, word.Length);
        var letter = Letters[_random.Next(Letters.Length)];
        var respelled = _random.Next(3) switch
        {
            0 => $"{word[..place]}{letter}{word[(place + 1)..]}",
            1 => $"{word[..place]}{word[(place + 1)..]}",
            _ => $"{word[..place]}{letter}{word[place..]}",
        };
        return new QueryTask(QueryClass.FuzzyWord, [respelled]);
    }

    private string DrawLongWord()
    {
        while (true)
        {
            var terms = _sample.Analyze(DrawArticle().Title).Where(t => t.Term.Length >= 5 && t.Term.All(char.IsAsciiLetterLower)).ToArray();
            if (terms.Length > 0)
            {
                return terms[_random.Next(terms.Length)].Term;
            }
        }
    }

    private (string Title, string Excerpt, IReadOnlyList<string> Topics) DrawArticle() =>
        _sample.Article(_random.Next(_sample.ArticleCount));

    private string OneOf(string[] words) => words.Length > 0
        ? words[_random.Next(words.Length)]
        : throw new InvalidOperationException($"{_sample.ArticleCount} articles are too few to have words of each frequency");

    private static string[] Between(IReadOnlyList<(string Term, int DocFreq)> terms, double least, double most) =>
        [.. terms.Where(t => t.DocFreq >= least && t.DocFreq <= most).Select(t => t.Term)];
}
