using System.Buffers;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SearchService.Articles;

/// <summary>
/// The YAML events of front matter that is as plain as nearly all of it is: block mappings and lists of single-line values, each
/// written as simple words or in double quotes. It gives the events that YamlDotNet gives, or null as soon as anything else stands in
/// the text: then YamlDotNet must read it, whatever it is.
/// </summary>
internal ref struct PlainFrontMatter
{
    private const string KeyChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

    // Tabs, other control characters and what YAML takes for a line break or a byte order mark.
    private static readonly SearchValues<char> UnusualChars = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c != '\n'), .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c), '\u2028', '\u2029', '\uFEFF']);

    private static readonly SearchValues<char> KeyValues = SearchValues.Create(KeyChars);
    private static readonly SearchValues<char> PlainValues = SearchValues.Create(KeyChars + " ./+-:");
    private static readonly SearchValues<char> QuoteEnds = SearchValues.Create("\"\\");

    private readonly List<ParsingEvent> _events = new(256);
    private readonly ArticleReadOptions _options;
    private ReadOnlySpan<char> _rest;

    // The current line that is not empty: its content without the indent, which counts the dash of a list's item as well.
    private ReadOnlySpan<char> _line;
    private int _indent;
    private int _number;
    private bool _isEnd;

    private PlainFrontMatter(string text, ArticleReadOptions options)
    {
        _rest = text;
        _options = options;
    }

    /// <summary>All events of the text; null when it is not plain enough.</summary>
    /// <param name="text">The front matter without its fences.</param>
    /// <param name="options">Text beyond their bounds is not plain.</param>
    public static List<ParsingEvent>? Read(string text, ArticleReadOptions options)
    {
        if (text.AsSpan().ContainsAny(UnusualChars))
            return null;

        var reader = new PlainFrontMatter(text, options);
        reader._events.Add(new StreamStart());
        reader.NextLine();
        reader._events.Add(new DocumentStart(null, null, true, reader.Mark, reader.Mark));
        if (reader._isEnd || !reader.ReadMapping(reader._indent, 1) || !reader._isEnd)
            return null;

        reader._events.Add(new DocumentEnd(true, reader.Mark, reader.Mark));
        reader._events.Add(new StreamEnd(reader.Mark, reader.Mark));
        return reader._events;
    }

    private readonly Mark Mark => new(0, _number, 1);

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

        _events.Add(new MappingStart(AnchorName.Empty, TagName.Empty, true, MappingStyle.Block, Mark, Mark));
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
        _events.Add(new MappingEnd(Mark, Mark));
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
        AddScalar("", ScalarStyle.Plain, keyLine);
        return true;
    }

    private bool ReadSequence(int indent, int depth)
    {
        if (depth > _options.MaxDepth)
            return false;

        _events.Add(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Block, Mark, Mark));
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
        _events.Add(new SequenceEnd(Mark, Mark));
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
        AddScalar(_line[..length].ToString(), ScalarStyle.Plain, _number);
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
            if (Unquote(value[1..]) is not { } text)
                return false;
            AddScalar(text, ScalarStyle.DoubleQuoted, _number);
        }
        else
        {
            if (!IsPlain(value))
                return false;
            AddScalar(value.ToString(), ScalarStyle.Plain, _number);
        }

        NextLine();
        return true;
    }

    private static bool IsPlain(ReadOnlySpan<char> value) =>
        (char.IsAsciiLetterOrDigit(value[0]) || (value[0] == '-' && value.Length > 1 && char.IsAsciiDigit(value[1])))
        && value[^1] is not (' ' or ':') && !value.ContainsAnyExcept(PlainValues) && value.IndexOf(": ", StringComparison.Ordinal) < 0;

    // Null unless the closing quote ends the line and only the commonest escapes stand before it.
    private static string? Unquote(ReadOnlySpan<char> value)
    {
        StringBuilder? unescaped = null;
        while (true)
        {
            var end = value.IndexOfAny(QuoteEnds);
            if (end < 0)
                return null;
            if (value[end] == '"')
            {
                if (end + 1 < value.Length)
                    return null;
                return unescaped is null ? value[..end].ToString() : unescaped.Append(value[..end]).ToString();
            }

            if (end + 1 == value.Length || Unescape(value[end + 1]) is not { } escaped)
                return null;
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

    private readonly void AddScalar(string value, ScalarStyle style, int line)
    {
        var mark = new Mark(0, line, 1);
        var isPlain = style == ScalarStyle.Plain;
        _events.Add(new Scalar(AnchorName.Empty, TagName.Empty, value, style, isPlain, !isPlain, mark, mark));
    }
}
