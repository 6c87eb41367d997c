using System.Globalization;

namespace SearchService.Articles;

/// <summary>Reads the whole numbers and booleans of a front matter, quoted or not.</summary>
internal static class ArticleNumber
{
    private const int MaxBooleanLength = 5;

    /// <summary>
    /// The number cut to the range of -1 to <see cref="Article.MaxScore"/>: -1 stands for every negative number. A fraction is cut
    /// off. Null for what is not a finite number.
    /// </summary>
    public static int? Parse(ReadOnlySpan<char> text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return Math.Clamp(whole, -1, Article.MaxScore);
        // What an int cannot hold goes through double, exact enough to be cut to the range.
        if (!double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return null;
        return number < 0 ? -1 : (int)Math.Min(number, Article.MaxScore);
    }

    /// <summary>True for true, yes and on, false for false, no and off, in any case; null for anything else.</summary>
    public static bool? ParseBoolean(ReadOnlySpan<char> text)
    {
        Span<char> lower = stackalloc char[MaxBooleanLength];
        text = text.Trim();
        if (text.Length > lower.Length)
            return null;
        return lower[..text.ToLowerInvariant(lower)] switch
        {
            "true" or "yes" or "on" => true,
            "false" or "no" or "off" => false,
            _ => null,
        };
    }
}
