using System.Globalization;

namespace SearchService.Articles;

/// <summary>Tells where the characters as people see them (grapheme clusters: letters with their accents, joined emoji) begin and
/// end. Asked with ascending offsets it looks at each part of the text once at most.</summary>
internal ref struct CharacterCursor
{
    // How far back a place is looked for where a character begins for certain, before all in between are stepped through.
    private const int MaxLookBack = 32;

    private readonly ReadOnlySpan<char> _text;

    // A character that was looked at: the last one so far.
    private int _start;
    private int _end;

    public CharacterCursor(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The start of the character that an offset is in; the offset itself where one begins, or the text ends.</summary>
    public int StartAt(int offset)
    {
        if (IsPlain(offset)) return offset;
        Seek(offset);
        return _start;
    }

    /// <summary>The end of the character that an offset is in; the offset itself where one begins, or the text ends.</summary>
    public int EndAt(int offset)
    {
        if (IsPlain(offset)) return offset;
        Seek(offset);
        return _start == offset ? offset : _end;
    }

    // Between two ASCII characters; CR LF is one.
    private readonly bool IsPlain(int offset) => offset == 0 || offset == _text.Length
        || (_text[offset - 1] < 0x80 && _text[offset] < 0x80 && (_text[offset - 1] != '\r' || _text[offset] != '\n'));

    private void Seek(int offset)
    {
        for (var back = offset - 1; back > _end && back > offset - MaxLookBack; back--)
        {
            if (IsPlain(back))
            {
                _start = _end = back;
                break;
            }
        }

        while (_end <= offset)
        {
            _start = _end;
            _end += StringInfo.GetNextTextElementLength(_text[_start..]);
        }
    }
}
