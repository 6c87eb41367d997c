using System.Buffers;

namespace SearchService.Articles;

/// <summary>Writes text as HTML with marks. Of the text itself nothing is markup: &amp; &lt; &gt; " ' are escaped. Control characters
/// that HTML does not allow become U+FFFD, one for one; everything else stays as it is. For one thread at a time.</summary>
internal sealed class MarkedTextWriter
{
    private const string Replacement = "\uFFFD";
    private const string MarkStart = "<mark>";
    private const string MarkEnd = "</mark>";

    // The longest of what a character can become, "&quot;".
    private const int MaxEscaped = 6;

    // What cannot stand as it is: markup, and the control characters but for tab, line feed, form feed and carriage return.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. "&<>\"'", .. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\f' or '\r'))]);

    private char[] _buffer = new char[512];
    private int _length;

    /// <summary>What was written since the last call.</summary>
    public string TakeText()
    {
        var text = new string(_buffer, 0, _length);
        _length = 0;
        return text;
    }

    /// <summary>Writes an ellipsis.</summary>
    public void WriteEllipsis() => Append("…");

    /// <summary>Writes a passage of a text with those marks that lie in it whole; marks that overlap or touch become one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="passage">What of it to write.</param>
    /// <param name="marks">Its marks in order of their starts.</param>
    public void Write(ReadOnlySpan<char> text, Passage passage, List<TextMark> marks)
    {
        var written = passage.Start;
        for (var i = 0; i < marks.Count;)
        {
            var (start, end) = (marks[i].Start, marks[i].End);
            var isInside = start >= passage.Start && end <= passage.End;
            for (i++; isInside && i < marks.Count && marks[i].Start <= end; i++)
            {
                if (marks[i].End <= passage.End) end = Math.Max(end, marks[i].End);
            }

            if (!isInside) continue;
            WriteEscaped(text[written..start]);
            Append(MarkStart);
            WriteEscaped(text[start..end]);
            Append(MarkEnd);
            written = end;
        }

        WriteEscaped(text[written..passage.End]);
    }

    private void WriteEscaped(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Special);
            if (plain < 0) plain = text.Length;
            Append(text[..plain]);
            if (plain == text.Length) return;
            Append(text[plain] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => Replacement,
            });
            text = text[(plain + 1)..];
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_length + text.Length + MaxEscaped, 2 * _buffer.Length));
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }
}
