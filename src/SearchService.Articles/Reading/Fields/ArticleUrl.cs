using System.Text;

namespace SearchService.Articles;

/// <summary>Decides which URLs of a file may be answered.</summary>
internal static class ArticleUrl
{
    /// <summary>
    /// The URL trimmed, or null unless it is an absolute http or https URL with a host, without control characters
    /// and lone surrogates, and no longer than <paramref name="maxLength"/>. Nothing is resolved or fetched.
    /// </summary>
    public static string? Accept(ReadOnlySpan<char> text, int maxLength)
    {
        var url = text.Trim();
        var host = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https://".Length
            : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http://".Length
            : -1;
        if (host < 0 || url.Length > maxLength || url.Length == host || url[host] is '/' or '?' or '#' or ':' or '\\')
            return null;

        var unusual = url.IndexOfAnyExceptInRange(' ', '~');
        foreach (var rune in unusual < 0 ? default : url[unusual..].EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD, which has no place in a URL either. White space is not pretty, but real.
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar)
                return null;
        }

        return url.ToString();
    }
}
