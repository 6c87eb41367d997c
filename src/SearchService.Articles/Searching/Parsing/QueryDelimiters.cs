namespace SearchService.Articles;

/// <summary>Which quotes and parentheses of a query mean something: those that have a partner and something between. All others are
/// text, which no word can hold: as good as a blank. One pass, linear in the text.</summary>
internal sealed class QueryDelimiters
{
    /// <summary>How deep groups may nest; what lies deeper is read as text.</summary>
    public const int MaxDepth = 20;

    private readonly string _text;
    private readonly int _end;
    private readonly bool _isCut;
    private readonly QueryWarnings _warnings;

    // Per character: 1 + the partner of a delimiter that means something, 0 for text.
    private readonly int[] _partners;

    // Parentheses that are open; one that is too deep as its complement.
    private readonly Stack<int> _open = new();
    private bool _warnedOfDepth;
    private int _lastContent = -1;

    private QueryDelimiters(string text, int start, int end, bool isCut, QueryWarnings warnings)
    {
        (_text, _end, _isCut, _warnings) = (text, end, isCut, warnings);
        _partners = new int[end];
        Scan(start);
    }

    /// <summary>Looks through the characters from <paramref name="start"/> to <paramref name="end"/> (exclusive).</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="start">The first character that is not blank.</param>
    /// <param name="end">Where the text ends, or is cut.</param>
    /// <param name="isCut">Whether it is cut: then what is open at the end is closed there.</param>
    /// <param name="warnings">Where to say what is read as text.</param>
    public static QueryDelimiters Find(string text, int start, int end, bool isCut, QueryWarnings warnings) =>
        new(text, start, end, isCut, warnings);

    /// <summary>Whether the character separates words and is nothing else.</summary>
    public bool IsBlank(int index) => char.IsWhiteSpace(_text[index]) || (IsSign(index) && !IsDelimiter(index));

    /// <summary>Whether the character is a quote or a parenthesis: no word goes on behind it.</summary>
    public bool IsSign(int index) => _text[index] is '"' or '(' or ')';

    /// <summary>Whether the character is a delimiter that means something.</summary>
    public bool IsDelimiter(int index) => _partners[index] != 0;

    /// <summary>The other one of a pair; the end of the text when the text was cut before it. Only on a delimiter.</summary>
    public int PartnerOf(int index) => _partners[index] - 1;

    private void Scan(int start)
    {
        for (var i = start; i < _end; i++)
        {
            var c = _text[i];
            if (c == '"') i = Quote(i);
            else if (c == '(') Open(i);
            else if (c == ')') Close(i);
            else if (!char.IsWhiteSpace(c)) _lastContent = i;
        }

        while (_open.TryPop(out var open))
        {
            if (!_isCut) _warnings.Add(open >= 0 ? open : ~open, "\"(\" is never closed and was read as text");
            else if (open >= 0 && _lastContent > open) Pair(open, _end);
        }
    }

    // Returns the character to go on behind.
    private int Quote(int index)
    {
        var end = _text.AsSpan(index + 1, _end - index - 1).IndexOf('"') + index + 1;
        if (end == index && !_isCut)
        {
            _warnings.Add(index, "the quote is never closed and was read as text");
            return index;
        }

        if (end == index) end = _end;
        if (_text.AsSpan(index + 1, end - index - 1).IsWhiteSpace())
            _warnings.Add(index, "nothing stands between the quotes; they were read as text");
        else
            Pair(index, _lastContent = end);
        return end;
    }

    private void Open(int index)
    {
        if (_open.Count < MaxDepth)
        {
            _open.Push(index);
            return;
        }

        _open.Push(~index);
        if (_warnedOfDepth) return;
        _warnedOfDepth = true;
        _warnings.Add(index, $"groups nest deeper than {MaxDepth}; the parentheses from here on were read as text");
    }

    private void Close(int index)
    {
        if (!_open.TryPop(out var open))
            _warnings.Add(index, "\")\" closes nothing and was read as text");
        else if (open >= 0 && _lastContent < open)
            _warnings.Add(open, "nothing stands between the parentheses; they were read as text");
        else if (open >= 0)
            Pair(open, index);
    }

    private void Pair(int first, int second)
    {
        _partners[first] = 1 + second;
        if (second < _end) _partners[second] = 1 + first;
    }
}
