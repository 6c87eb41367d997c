using System.Net;
using System.Text;

namespace SearchService.Articles;

/// <summary>Makes what a file says fit to be indexed and shown: well-formed UTF-16 without control characters.</summary>
internal static class ArticleText
{
    private const char Replacement = '\uFFFD';
    private const char NextLine = '\u0085';

    /// <summary>
    /// Prose: HTML entities are decoded once, then as <see cref="Clean"/>. The result is text, never markup, whatever it looks like.
    /// </summary>
    public static string CleanProse(ReadOnlySpan<char> text) => text.Contains('&') ? Clean(WebUtility.HtmlDecode(text.ToString())) : Clean(text);

    /// <summary>
    /// Line ends (CR LF, CR, NEL) become LF, other control characters but tab go, a lone surrogate becomes U+FFFD, and white space
    /// at both ends goes.
    /// </summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        var sound = SoundLength(text);
        return sound == text.Length ? text.Trim().ToString() : Rewrite(text, sound).Trim();
    }

    private static int SoundLength(ReadOnlySpan<char> text)
    {
        var unusual = text.IndexOfAnyExceptInRange(' ', '~');
        for (var i = unusual < 0 ? text.Length : unusual; i < text.Length; i++)
        {
            var c = text[i];
            if (IsRemoved(c) || c is '\r' or NextLine)
                return i;
            if (!char.IsSurrogate(c))
                continue;
            if (!IsPairAt(text, i))
                return i;
            i++;
        }

        return text.Length;
    }

    private static string Rewrite(ReadOnlySpan<char> text, int sound)
    {
        var clean = new StringBuilder(text.Length).Append(text[..sound]);
        for (var i = sound; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r' or NextLine)
            {
                if (c == NextLine || i + 1 == text.Length || text[i + 1] != '\n')
                    clean.Append('\n');
            }
            else if (IsPairAt(text, i))
            {
                clean.Append(text.Slice(i++, 2));
            }
            else if (!IsRemoved(c))
            {
                clean.Append(char.IsSurrogate(c) ? Replacement : c);
            }
        }

        return clean.ToString();
    }

    private static bool IsPairAt(ReadOnlySpan<char> text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);

    private static bool IsRemoved(char c) => char.IsControl(c) && c is not ('\n' or '\t' or '\r' or NextLine);
}
