using Xunit;

namespace SearchService.Articles.Tests;

/// <summary>Judges highlighted texts by <see cref="PlainMarks"/>.</summary>
internal static class PlainHighlights
{
    // As the product has them: the length of a passage, and how much of it marks may need so that there is room for words around.
    private const int MaxLength = 300;
    private const int MaxMarkedLength = 240;

    /// <summary>Whether title and excerpt of a hit are as they should be.</summary>
    public static void AssertRight(HitHighlight? highlight, Article article, PlainMarks marks)
    {
        Assert.NotNull(highlight);
        Assert.Equal(PlainMarks.Render(article.Title, 0, article.Title.Length, marks.Find(article.Title, QueryField.Title)), highlight.Title);
        AssertPassage(highlight.Excerpt, article.Excerpt, [.. marks.Find(article.Excerpt, QueryField.Excerpt)]);
    }

    /// <summary>Whether a passage is a part of the text, marked as it should be, between words, and has as many leaves of the query as
    /// one can have.</summary>
    public static void AssertPassage(string html, string text, List<(int Leaf, int Start, int End)> matches)
    {
        if (text.Length <= MaxLength)
        {
            Assert.Equal(PlainMarks.Render(text, 0, text.Length, matches), html);
            return;
        }

        var places = Places(html, text, matches).ToList();
        Assert.True(places.Count > 0, $"no part of the text {text.Length} gives {html}");
        var best = Enumerable.Range(0, matches.Count)
            .Select(i => Leaves(matches, matches[i].Start, matches[i].Start + MaxMarkedLength))
            .DefaultIfEmpty(0)
            .Max();
        Assert.True(places.Exists(p => Leaves(matches, p.Start, p.End) >= best), $"{best} words fit into a passage, not only those of {html}");
        Assert.True(places.Exists(p => IsFair(p, text, matches)), $"too long, too short or cut in a word: {html}");
    }

    // Where in the text the passage can come from.
    private static IEnumerable<(int Start, int End)> Places(string html, string text, List<(int Leaf, int Start, int End)> matches)
    {
        foreach (var (before, after) in new[] { (false, true), (true, true), (true, false) })
        {
            if ((before && html[0] != '…') || (after && html[^1] != '…'))
                continue;
            var part = html[Convert.ToInt32(before)..^Convert.ToInt32(after)];
            var (plain, shown) = (PlainMarks.Unmark(part), PlainMarks.Unmark(PlainMarks.Render(text, 0, text.Length, [])));
            for (var start = shown.IndexOf(plain, StringComparison.Ordinal); start >= 0; start = shown.IndexOf(plain, start + 1, StringComparison.Ordinal))
            {
                var end = start + plain.Length;
                if (start > 0 == before && end < text.Length == after && PlainMarks.Render(text, start, end, matches) == part)
                    yield return (start, end);
            }
        }
    }

    private static bool IsFair((int Start, int End) place, string text, List<(int Leaf, int Start, int End)> matches)
    {
        // A match alone may be longer than a passage, and nothing can be done about a word that is.
        var longest = matches.Select(m => m.End - m.Start).DefaultIfEmpty(0).Max();
        if (place.End - place.Start > Math.Max(MaxLength, longest))
            return false;
        bool IsCutInWord(int at) => at > 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at]);
        var hasBlanks = text.AsSpan(place.Start, place.End - place.Start).ContainsAny(" \n");
        return !hasBlanks || (!IsCutInWord(place.Start) && !IsCutInWord(place.End));
    }

    private static int Leaves(List<(int Leaf, int Start, int End)> matches, int start, int end) =>
        matches.Where(m => m.Start >= start && m.End <= end).Select(m => m.Leaf).Distinct().Count();
}
