using System.Text;
using System.Xml;

namespace SearchService.Http;

/// <summary>Text that may stand in XML 1.0 and in JSON.</summary>
public static class FeedText
{
    /// <summary>The text without the characters that XML 1.0 cannot hold: most control characters, halves of surrogate pairs,
    /// U+FFFE and U+FFFF.</summary>
    public static string Clean(string text)
    {
        var bad = FirstBad(text, 0);
        if (bad == text.Length)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length; start = bad + 1)
        {
            bad = FirstBad(text, start);
            clean.Append(text, start, bad - start);
        }

        return clean.ToString();
    }

    /// <summary>The same, without white space around it; null when nothing is left.</summary>
    public static string? CleanOrNull(string? text) => text is not null && Clean(text).Trim() is { Length: > 0 } clean ? clean : null;

    private static int FirstBad(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return i;
            }
        }

        return text.Length;
    }
}
