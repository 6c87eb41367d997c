using System.Globalization;

namespace SearchService.Articles;

/// <summary>Where words and sentences of a text begin and end, by its blanks and full stops.</summary>
internal static class TextEdges
{
    // How far a full stop is looked for behind closing quotes and blanks.
    private const int MaxClosers = 8;

    /// <summary>Whether a word begins at an index: the text does, or a blank stands before it.</summary>
    public static bool IsWordStart(ReadOnlySpan<char> text, int index) =>
        index == 0 || (index < text.Length && char.IsWhiteSpace(text[index - 1]) && CanBegin(text[index]));

    /// <summary>Whether a word ends before an index: the text does, or a blank stands there.</summary>
    public static bool IsWordEnd(ReadOnlySpan<char> text, int index) =>
        index == text.Length || (index > 0 && char.IsWhiteSpace(text[index]) && !char.IsWhiteSpace(text[index - 1]) && CanFollow(text, index));

    /// <summary>Whether a sentence begins at an index: a full stop, a question or exclamation mark or a line end stands before it, and
    /// no letter in lower case follows.</summary>
    public static bool IsSentenceStart(ReadOnlySpan<char> text, int index)
    {
        if (index == 0) return true;
        if (index >= text.Length || !CanBegin(text[index]) || char.IsLower(text[index])) return false;
        if (text[index - 1] is '。' or '！' or '？') return true;
        if (!char.IsWhiteSpace(text[index - 1])) return false;
        return EndsSentence(text[..index]);
    }

    /// <summary>Whether a sentence ends before an index.</summary>
    public static bool IsSentenceEnd(ReadOnlySpan<char> text, int index)
    {
        if (index == text.Length) return true;
        if (index == 0) return false;
        if (text[index - 1] is '。' or '！' or '？') return CanBegin(text[index]);
        if (!IsWordEnd(text, index) || !EndsSentence(text[..index])) return false;
        var next = text[index..].TrimStart();
        return next.IsEmpty || !char.IsLower(next[0]);
    }

    /// <summary>Whether an index lies between two signs of a script without blanks, or beside a sign of punctuation of one.</summary>
    public static bool IsBetweenIdeographs(ReadOnlySpan<char> text, int index) =>
        index > 0 && index < text.Length && IsIdeograph(text[index - 1]) && IsIdeograph(text[index]);

    private static bool EndsSentence(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i >= Math.Max(0, text.Length - MaxClosers); i--)
        {
            var c = text[i];
            if (c is '.' or '!' or '?' or '…' or '\n' or '\u2029') return true;
            if (!char.IsWhiteSpace(c) && c is not ('"' or '\'' or ')' or ']' or '”' or '’' or '»')) return false;
        }

        return false;
    }

    // What joins the character before it cannot begin anything.
    private static bool CanBegin(char c) => !char.IsWhiteSpace(c) && !Joins(c);

    // A blank with an accent on it is one character with it.
    private static bool CanFollow(ReadOnlySpan<char> text, int index) => index + 1 == text.Length || !Joins(text[index + 1]);

    private static bool Joins(char c) => char.IsLowSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    // Han, hiragana, and the punctuation that goes with them; no combining signs.
    private static bool IsIdeograph(char c) =>
        c is (>= '\u3001' and <= '\u3029') or (>= '\u3041' and <= '\u3096') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF')
            or (>= '\uFF01' and <= '\uFF0F');
}
