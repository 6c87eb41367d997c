namespace SearchService.Testing;

/// <summary>
/// The content words of synthetic articles. Every word but the most frequent ones belongs to a theme, and an article keeps to its
/// theme for much of its text: so words occur together, as they do in real articles. Within a theme each word has favourite
/// successors: so there are phrases. The frequency of a word over all articles follows the curve of real ones.
/// </summary>
internal sealed class ThemeWords
{
    public const int ThemeCount = 64;

    // Heaps' law: 8,680 words were seen in 3,000 real articles, growing with the square root of the text; these last for millions.
    private const int WordCount = 200_000;

    // These stand in any article, whatever its theme.
    private const int HeadCount = 40;

    // The most frequent of all like to stand side by side, like the two halves of a product's name.
    private const int InseparableCount = 3;

    // Per cent of the content words of real articles: rank and share. Beyond rank 1,000 corrected for what 3,000 articles cannot
    // show, beyond 8,680 with the slope (-2) that belongs to a vocabulary growing with the square root of the text.
    private static readonly (double Rank, double Weight)[] Frequencies =
    [
        (1, 5.39), (2, 4.0), (3, 2.4), (4, 0.89), (6, 0.78), (10, 0.51), (20, 0.30), (50, 0.194), (100, 0.118), (200, 0.077),
        (500, 0.0373), (1_000, 0.018), (2_000, 0.0068), (3_000, 0.0036), (5_000, 0.0012), (8_680, 0.0004), (86_800, 0.000_004),
    ];

    private static readonly Lazy<ThemeWords> Instance = new(() => new ThemeWords());

    private readonly string[] _words = InventedWords.Make(WordCount);
    private readonly AliasTable _themes;
    private readonly AliasTable _head;
    private readonly AliasTable _tail;
    private readonly double _headShare;
    private readonly int[] _themeOf = new int[WordCount];
    private readonly int[] _placeOf = new int[WordCount];
    private readonly int[][] _wordsOf;
    private readonly AliasTable[] _tableOf;

    private ThemeWords()
    {
        var weights = Curve.WeightsByRank(Frequencies, WordCount);
        _themes = new AliasTable(Curve.WeightsByRank([(1, 1), (ThemeCount, 0.1)], ThemeCount));
        _head = new AliasTable(weights.AsSpan(0, HeadCount));
        _tail = new AliasTable(weights.AsSpan(HeadCount));
        _headShare = _head.TotalWeight / (_head.TotalWeight + _tail.TotalWeight);
        _wordsOf = AssignThemes();
        _tableOf = Array.ConvertAll(_wordsOf, words => new AliasTable(Array.ConvertAll(words, word => weights[word])));
    }

    /// <summary>Made once: it is the same for all seeds.</summary>
    public static ThemeWords Shared => Instance.Value;

    public string this[int word] => _words[word];

    /// <summary>Whether the word is a name, which has a capital.</summary>
    public static bool IsName(int word) => word % 6 == 1;

    public int DrawTheme(ref ArticleRandom random) => _themes.Draw(ref random);

    /// <summary>A word for an article of a theme.</summary>
    /// <param name="theme">The article's theme.</param>
    /// <param name="previous">The content word just before it, or -1.</param>
    /// <param name="random">Of the article.</param>
    public int Draw(int theme, int previous, ref ArticleRandom random)
    {
        if (previous >= 0 && random.Chance(0.3))
        {
            return Successor(previous, ref random);
        }

        if (random.Chance(_headShare))
        {
            return _head.Draw(ref random);
        }

        return random.Chance(0.6)
            ? _wordsOf[theme][_tableOf[theme].Draw(ref random)]
            : HeadCount + _tail.Draw(ref random);
    }

    // Neighbours in a theme are of like frequency, so that following them keeps the curve.
    private int Successor(int word, ref ArticleRandom random)
    {
        if (word < HeadCount)
        {
            return word < InseparableCount ? (word + 1) % InseparableCount : _head.Draw(ref random);
        }

        var words = _wordsOf[_themeOf[word]];
        return words[Math.Min(_placeOf[word] + (random.Chance(0.7) ? 1 : 2), words.Length - 1)];
    }

    private int[][] AssignThemes()
    {
        var random = new ArticleRandom(seed: 0, index: 0, purpose: 1);
        var words = new List<int>[ThemeCount];
        for (var theme = 0; theme < ThemeCount; theme++)
        {
            words[theme] = [];
        }

        for (var word = HeadCount; word < WordCount; word++)
        {
            var theme = _themeOf[word] = _themes.Draw(ref random);
            _placeOf[word] = words[theme].Count;
            words[theme].Add(word);
        }

        return Array.ConvertAll(words, list => list.ToArray());
    }
}
