namespace SearchService.Articles;

/// <summary>Cuts a query's text into words, phrases, prefixes, fuzzy words, operators and parentheses. Linear in the text.</summary>
internal sealed class QueryLexer
{
    private readonly string _text;
    private readonly int _start;
    private readonly int _end;
    private readonly QueryDelimiters _delimiters;
    private readonly QueryWarnings _warnings;
    private readonly List<QueryToken> _tokens = [];
    private readonly int _maxWords;
    private int _wordsLeft;
    private bool _isFull;

    /// <param name="text">What was typed.</param>
    /// <param name="start">The first character that is not blank.</param>
    /// <param name="end">Where the text ends, or is cut (exclusive).</param>
    /// <param name="delimiters">The quotes and parentheses in it.</param>
    /// <param name="warnings">Where to say what is read as text.</param>
    /// <param name="maxWords">How many words to read, those of phrases included.</param>
    public QueryLexer(string text, int start, int end, QueryDelimiters delimiters, QueryWarnings warnings, int maxWords)
    {
        (_text, _start, _end, _delimiters, _warnings) = (text, start, end, delimiters, warnings);
        _maxWords = _wordsLeft = maxWords;
    }

    /// <summary>The tokens in order. When words were left out, the last token is a leaf or a closing parenthesis.</summary>
    public List<QueryToken> Read()
    {
        for (var i = _start; i < _end && !_isFull;)
        {
            if (_delimiters.IsBlank(i)) i++;
            else if (_delimiters.IsDelimiter(i)) i = ReadDelimiter(i);
            else if (IsMinus(i)) i = Add(QueryTokenKind.Not, i, "-");
            else i = ReadRun(i);
        }

        while (_isFull && _tokens is [.., { Kind: not (QueryTokenKind.Leaf or QueryTokenKind.Close) }])
            _tokens.RemoveAt(_tokens.Count - 1);
        return _tokens;
    }

    private int ReadDelimiter(int index) => _text[index] switch
    {
        '(' => Add(QueryTokenKind.Open, index, "("),
        ')' => Add(QueryTokenKind.Close, index, ")"),
        _ => ReadPhrase(null, index, index),
    };

    // A minus excludes where something begins right behind it, and nothing but a blank or a parenthesis stands before it.
    private bool IsMinus(int index)
    {
        if (_text[index] != '-' || index + 1 == _end) return false;
        if (index > _start && !_delimiters.IsBlank(index - 1) && _text[index - 1] != '(') return false;
        var next = _text[index + 1];
        return next is not ('-' or ')') && !char.IsWhiteSpace(next);
    }

    private int ReadRun(int index)
    {
        var end = EndOfRun(index);
        var run = _text.AsSpan(index, end - index);
        switch (run)
        {
            case "AND": return Add(QueryTokenKind.And, index, "AND");
            case "OR": return Add(QueryTokenKind.Or, index, "OR");
            case "NOT": return Add(QueryTokenKind.Not, index, "NOT");
        }

        var colon = run.IndexOf(':');
        if (colon <= 0 || QueryFieldNames.Find(run[..colon]) is not { } field) return AddWord(null, index, index, end);
        if (colon + 1 < run.Length) return AddWord(field, index, index + colon + 1, end);
        if (end < _end && _text[end] == '"')
        {
            if (_delimiters.IsDelimiter(end)) return ReadPhrase(field, index, end);
            var wordEnd = EndOfRun(end + 1);
            if (wordEnd > end + 1) return AddWord(field, index, end + 1, wordEnd);
        }

        _warnings.Add(index, $"no word or phrase follows \"{field.Name()}:\"; it was read as text");
        return AddWord(null, index, index, end);
    }

    private int EndOfRun(int index)
    {
        while (index < _end && !char.IsWhiteSpace(_text[index]) && !_delimiters.IsSign(index)) index++;
        return index;
    }

    private int ReadPhrase(QueryField? field, int index, int quote)
    {
        var end = _delimiters.PartnerOf(quote);
        var text = Shortened(_text.AsSpan(quote + 1, end - quote - 1), quote + 1);
        if (!text.IsEmpty) _tokens.Add(new QueryToken(QueryTokenKind.Leaf, index, "", new PhraseNode(field, text.ToString(), index + 1)));
        return SkipDistance(Math.Min(end + 1, _end));
    }

    // "a phrase"~3 is read by other engines as a distance: as text, the number would be a word to find.
    private int SkipDistance(int index)
    {
        if (index == _end || _text[index] != '~') return index;
        var end = index + 1;
        while (end < _end && char.IsAsciiDigit(_text[end])) end++;
        if (EndOfRun(end) > end) return index;
        _warnings.Add(index, "a distance between the words of a phrase is not supported; it was ignored");
        return end;
    }

    private int AddWord(QueryField? field, int index, int wordIndex, int end)
    {
        if (Shortened(_text.AsSpan(wordIndex, end - wordIndex), index).IsEmpty) return end;
        var word = _text.AsSpan(wordIndex, end - wordIndex);
        var prefix = word.TrimEnd('*');
        if (prefix.Length < word.Length && !prefix.IsEmpty)
        {
            WarnOfText(prefix, wordIndex);
            _tokens.Add(new QueryToken(QueryTokenKind.Leaf, index, "", new PrefixNode(field, prefix.ToString(), index + 1)));
            return end;
        }

        if (word.IndexOf('~') is > 0 and var tilde && word[(tilde + 1)..] is "" or "1" or "2")
        {
            WarnOfText(word[..tilde], wordIndex);
            int? maxEdits = tilde + 1 < word.Length ? word[^1] - '0' : null;
            _tokens.Add(new QueryToken(QueryTokenKind.Leaf, index, "", new FuzzyNode(field, word[..tilde].ToString(), maxEdits, index + 1)));
            return end;
        }

        WarnOfText(word, wordIndex);
        _tokens.Add(new QueryToken(QueryTokenKind.Leaf, index, "", new WordNode(field, word.ToString(), index + 1)));
        return end;
    }

    // Says that an operator's sign stands where it is none; once a word.
    private void WarnOfText(ReadOnlySpan<char> word, int index)
    {
        var sign = word[0] == '-' ? 0 : word.IndexOfAny('*', '~');
        if (sign >= 0) _warnings.Add(index + sign, $"\"{word[sign]}\" is no operator here and was read as text");
    }

    // What may still be read of some words; empty when nothing may.
    private ReadOnlySpan<char> Shortened(ReadOnlySpan<char> words, int index)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var isStart = !char.IsWhiteSpace(words[i]) && (i == 0 || char.IsWhiteSpace(words[i - 1]));
            if (!isStart || _wordsLeft-- > 0) continue;
            _isFull = true;
            _warnings.Add(index + i, $"only the first {_maxWords} words were searched for; what begins here was ignored");
            return words[..i].TrimEnd();
        }

        return words;
    }

    private int Add(QueryTokenKind kind, int index, string text)
    {
        _tokens.Add(new QueryToken(kind, index, text));
        return index + text.Length;
    }
}
