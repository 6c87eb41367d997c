using System.Buffers;
using System.Text;

namespace SearchService.Articles;

/// <summary>
/// The YAML events of front matter that is as plain as nearly all of it is: block mappings and lists of single-line values, each
/// written as simple words or in double quotes. It gives the events that YamlDotNet gives, or none as soon as anything else stands in
/// the text: then YamlDotNet must read it, whatever it is.
/// </summary>
internal ref struct PlainFrontMatter
{
    private const string KeyChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

    // Tabs, other control characters and what YAML takes for a line break or a byte order mark.
    private static readonly SearchValues<char> UnusualChars = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c != '\n'), .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c), '\u2028', '\u2029', '\uFEFF']);

    private static readonly SearchValues<char> KeyValues = SearchValues.Create(KeyChars);

    // Behind the first character of a value, which is simpler.
    private static readonly SearchValues<char> PlainValues = SearchValues.Create(
        [.. KeyChars, .. " ./+-:',&%()!?@$;=", .. Enumerable.Range(0xC0, 0x80).Select(c => (char)c)]);
    private static readonly SearchValues<char> QuoteEnds = SearchValues.Create("\"\\");

    private readonly List<FrontMatterEvent> _events;
    private readonly ArticleReadOptions _options;
    private readonly ReadOnlyMemory<char> _text;
    private ReadOnlySpan<char> _rest;

    // The current line that is not empty: its content without the indent, which counts the dash of a list's item as well.
    private ReadOnlySpan<char> _line;
    private int _indent;

    // Where in the text it ends.
    private int _lineEnd;
    private int _number = 1;
    private bool _isEnd;

    private PlainFrontMatter(ReadOnlyMemory<char> text, ArticleReadOptions options, List<FrontMatterEvent> events)
    {
        _text = text;
        _rest = text.Span;
        _options = options;
        _events = events;
    }

    /// <summary>Reads all events of the text.</summary>
    /// <param name="text">The front matter without its fences, starting on line 2 of the file.</param>
    /// <param name="options">Text beyond their bounds is not plain.</param>
    /// <param name="events">Is cleared and takes the events, whose texts lie in <paramref name="text"/>.</param>
    /// <returns>False when the text is not plain enough; the events mean nothing then.</returns>
    public static bool Read(ReadOnlyMemory<char> text, ArticleReadOptions options, List<FrontMatterEvent> events)
    {
        events.Clear();
        if (text.Span.ContainsAny(UnusualChars))
            return false;

        var reader = new PlainFrontMatter(text, options, events);
        reader.Add(FrontMatterEventKind.StreamStart);
        reader.NextLine();
        reader.Add(FrontMatterEventKind.DocumentStart);
        if (reader._isEnd || !reader.ReadMapping(reader._indent, 1) || !reader._isEnd)
            return false;

        reader.Add(FrontMatterEventKind.DocumentEnd);
        reader.Add(FrontMatterEventKind.StreamEnd);
        return true;
    }

    private readonly void Add(FrontMatterEventKind kind) => _events.Add(new FrontMatterEvent(kind, _number));

    private void NextLine()
    {
        do
        {
            _number++;
            if (_rest.IsEmpty)
            {
                _isEnd = true;
                _indent = -1;
                _line = default;
                return;
            }

            var end = _rest.IndexOf('\n');
            _line = end < 0 ? _rest : _rest[..end];
            _lineEnd = _text.Length - _rest.Length + _line.Length;
            _rest = end < 0 ? default : _rest[(end + 1)..];
        }
        while (_line.IsEmpty);

        var indent = _line.IndexOfAnyExcept(' ');
        _indent = indent < 0 ? _line.Length : indent;
        _line = _line[_indent..];
    }

    // All keys that stand at the indent, from the current line on.
    private bool ReadMapping(int indent, int depth)
    {
        if (depth > _options.MaxDepth)
            return false;

        Add(FrontMatterEventKind.MappingStart);
        while (_indent == indent && !IsItem)
        {
            if (_events.Count > _options.MaxEvents || !ReadKey(out var value))
                return false;
            if (!value.IsEmpty)
            {
                if (!ReadScalar(value))
                    return false;
            }
            else if (!ReadBlock(indent, depth + 1))
            {
                return false;
            }
        }

        // A line that is indented deeper would go on with the value before it.
        if (_indent > indent)
            return false;
        Add(FrontMatterEventKind.MappingEnd);
        return true;
    }

    // What follows a key without a value on its line.
    private bool ReadBlock(int indent, int depth)
    {
        var keyLine = _number;
        NextLine();
        if (_indent >= indent && IsItem)
            return ReadSequence(_indent, depth);
        if (_indent > indent)
            return ReadMapping(_indent, depth);
        AddScalar(default, true, keyLine);
        return true;
    }

    private bool ReadSequence(int indent, int depth)
    {
        if (depth > _options.MaxDepth)
            return false;

        Add(FrontMatterEventKind.SequenceStart);
        while (_indent == indent && IsItem)
        {
            _line = _line[2..];
            _indent += 2;
            if (_events.Count > _options.MaxEvents)
                return false;
            if (KeyLength(_line) > 0 ? !ReadMapping(_indent, depth + 1) : !ReadScalar(_line))
                return false;
        }

        if (_indent > indent)
            return false;
        Add(FrontMatterEventKind.SequenceEnd);
        return true;
    }

    private readonly bool IsItem => _line.StartsWith("- ", StringComparison.Ordinal);

    // A key, then the value on its line; empty when there is none.
    private readonly bool ReadKey(out ReadOnlySpan<char> value)
    {
        value = default;
        var length = KeyLength(_line);
        if (length == 0)
            return false;
        AddScalar(Part(_line, length), true, _number);
        value = _line[(length + 1)..];
        if (value.IsEmpty)
            return true;
        value = value[1..];
        return !value.IsEmpty;
    }

    // 0 when the line does not begin with a simple key.
    private static int KeyLength(ReadOnlySpan<char> line)
    {
        var length = line.IndexOfAnyExcept(KeyValues);
        return length > 0 && char.IsAsciiLetter(line[0]) && line[length] == ':' && (length + 1 == line.Length || line[length + 1] == ' ') ? length : 0;
    }

    // A value that is all of its line; the next line becomes current.
    private bool ReadScalar(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
            return false;

        if (value[0] == '"')
        {
            if (!TryUnquote(value[1..], out var text))
                return false;
            AddScalar(text, false, _number);
        }
        else
        {
            if (!IsPlain(value))
                return false;
            AddScalar(Part(value, value.Length), true, _number);
        }

        NextLine();
        return true;
    }

    private static bool IsPlain(ReadOnlySpan<char> value) =>
        (char.IsAsciiLetterOrDigit(value[0]) || (value[0] == '-' && value.Length > 1 && char.IsAsciiDigit(value[1])))
        && value[^1] is not (' ' or ':') && !value.ContainsAnyExcept(PlainValues) && value.IndexOf(": ", StringComparison.Ordinal) < 0;

    // False unless the closing quote ends the line and only the commonest escapes stand before it.
    private readonly bool TryUnquote(ReadOnlySpan<char> value, out ReadOnlyMemory<char> text)
    {
        text = default;
        StringBuilder? unescaped = null;
        while (true)
        {
            var end = value.IndexOfAny(QuoteEnds);
            if (end < 0)
                return false;
            if (value[end] == '"')
            {
                text = unescaped is null ? Part(value, end) : unescaped.Append(value[..end]).ToString().AsMemory();
                return end + 1 == value.Length;
            }

            if (end + 1 == value.Length || Unescape(value[end + 1]) is not { } escaped)
                return false;
            (unescaped ??= new StringBuilder()).Append(value[..end]).Append(escaped);
            value = value[(end + 2)..];
        }
    }

    private static char? Unescape(char letter) => letter switch
    {
        '"' or '\\' => letter,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };

    private readonly void AddScalar(ReadOnlyMemory<char> value, bool isPlain, int line) =>
        _events.Add(new FrontMatterEvent(FrontMatterEventKind.Scalar, line, value, isPlain));

    // The beginning of what the current line ends in.
    private readonly ReadOnlyMemory<char> Part(ReadOnlySpan<char> lineEnd, int length) => _text.Slice(_lineEnd - lineEnd.Length, length);
}
