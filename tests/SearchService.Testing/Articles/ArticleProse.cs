using System.Globalization;
using System.Text;

namespace SearchService.Testing;

/// <summary>Writes the title and the excerpt of one article.</summary>
internal ref struct ArticleProse
{
    // Every twentieth of the real articles, from the shortest to the longest.
    private static readonly int[] TitleLengths =
        [25, 42, 48, 52, 55, 58, 60, 63, 65, 67, 69, 72, 74, 76, 79, 83, 87, 92, 98, 111, 171];

    private static readonly int[] ExcerptLengths =
        [10, 67, 99, 115, 128, 138, 146, 156, 165, 178, 190, 196, 201, 211, 223, 238, 254, 280, 300, 306, 435];

    private readonly StringBuilder _text = new();
    private readonly List<int> _titleWords = [];
    private readonly ThemeWords _words = ThemeWords.Shared;
    private readonly int _theme;
    private ArticleRandom _random;
    private int _previous = -1;
    private bool _startsSentence;

    public ArticleProse(int theme, ArticleRandom random)
    {
        _theme = theme;
        _random = random;
    }

    /// <summary>25 to 171 characters.</summary>
    public string Title()
    {
        var length = Curve.DrawQuantile(TitleLengths, ref _random);
        var isTitleCase = _random.Chance(0.5);
        Start();
        while (AppendWord(length, isTitleCase ? 1 : 0.2, functionShare: 0.22, isTitle: true))
        {
        }

        while (_text.Length < TitleLengths[0])
        {
            _text.Append(' ').Append(_words[_random.Next(40)]);
        }

        return _text.ToString();
    }

    /// <summary>0 to 435 characters: a few sentences, often cut. 3 % are empty. After <see cref="Title"/>.</summary>
    public string Excerpt()
    {
        if (_random.Chance(0.032))
        {
            return string.Empty;
        }

        var length = Curve.DrawQuantile(ExcerptLengths, ref _random);
        Start();
        while (AppendWord(length - 1, nameShare: 0, functionShare: 0.31, isTitle: false))
        {
            Punctuate();
        }

        return End();
    }

    private void Start()
    {
        _text.Clear();
        _previous = -1;
        _startsSentence = true;
    }

    private readonly string End()
    {
        while (_text[^1] is ' ' or ',' or '\n')
        {
            _text.Length--;
        }

        // Real excerpts are cut somewhere: some say so, many do not.
        var end = _text[^1] == '.' ? string.Empty : (_text.Length % 7) switch
        {
            0 => "...",
            1 => "…",
            2 or 3 => ".",
            _ => string.Empty,
        };
        return _text.Append(end).ToString();
    }

    private void Punctuate()
    {
        var draw = _random.NextDouble();
        if (draw < 0.045)
        {
            _text.Append('.');
            _startsSentence = true;
            _previous = -1;
            if (_random.Chance(0.01))
            {
                _text.Append('\n');
            }
        }
        else if (draw < 0.09)
        {
            _text.Append(',');
        }
    }

    // False when the text has its length.
    private bool AppendWord(int length, double nameShare, double functionShare, bool isTitle)
    {
        var word = NextWord(functionShare, isTitle, out var isName);
        var needsCapital = _startsSentence || isName || (nameShare > 0 && word.Length > 3 && _random.Chance(nameShare));
        if (_text.Length + 1 + word.Length > length && _text.Length > 0)
        {
            return false;
        }

        if (_text.Length > 0 && _text[^1] != '\n')
        {
            _text.Append(' ');
        }

        Append(needsCapital ? InventedWords.Capitalize(word) : word);
        _startsSentence = false;
        return true;
    }

    // One word in a hundred wears quotes or a genitive.
    private void Append(string word)
    {
        var ornament = _random.Next(200);
        _ = ornament switch
        {
            0 => _text.Append('“').Append(word).Append('”'),
            1 => _text.Append(word).Append("’s"),
            2 => _text.Append('"').Append(word).Append('"'),
            _ => _text.Append(word),
        };
    }

    private string NextWord(double functionShare, bool isTitle, out bool isName)
    {
        isName = false;
        var draw = _random.NextDouble();
        if (draw < functionShare)
        {
            _previous = -1;
            return FunctionWords.Draw(ref _random);
        }

        if (draw > 1 - 0.022)
        {
            _previous = -1;
            return NextNumber();
        }

        // An excerpt takes up words of its title.
        _previous = !isTitle && _random.Chance(0.22)
            ? _titleWords.Count == 0 ? 0 : _titleWords[_random.Next(_titleWords.Count)]
            : _words.Draw(_theme, _previous, ref _random);
        if (isTitle)
        {
            _titleWords.Add(_previous);
        }

        isName = ThemeWords.IsName(_previous);
        return _words[_previous];
    }

    private string NextNumber() => _random.Next(4) switch
    {
        0 => _random.Next(2015, 2026).ToString(CultureInfo.InvariantCulture),
        1 => string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1, 20)}.{_random.Next(10)}"),
        2 => (_random.Next(1, 20) * 50).ToString(CultureInfo.InvariantCulture),
        _ => _random.Next(1, 100).ToString(CultureInfo.InvariantCulture),
    };
}
