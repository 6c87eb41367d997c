using System.Globalization;

namespace SearchService.Articles;

/// <summary>Says where a passage begins and ends: at sentences where they are near, else between words; never inside a word, a mark or
/// a character. Only a word longer than a passage is cut, where nothing is marked.</summary>
internal static class PassageEdges
{
    /// <summary>The length of a passage, in UTF-16 units; a single mark may be longer.</summary>
    public const int MaxLength = 300;

    // A sentence may end a passage before its full length, but not before this.
    private const int MinLength = 200;

    // How far before the first mark a passage begins when no sentence does.
    private const int Lead = 60;

    /// <summary>The passage around a stretch of groups.</summary>
    /// <param name="text">A text longer than a passage.</param>
    /// <param name="groups">All groups of marks, in order; they do not overlap.</param>
    /// <param name="first">The first group that must be in it.</param>
    /// <param name="last">The last such group; one less than the first for none.</param>
    public static Passage Around(ReadOnlySpan<char> text, List<MarkGroup> groups, int first, int last)
    {
        var isMarked = last >= first;
        var core = isMarked ? new Passage(groups[first].Start, groups[last].End) : new Passage(0, 0);
        var start = Start(text, core);
        for (var i = first - 1; i >= 0 && groups[i].End > start; i--)
        {
            if (groups[i].Start < start) start = groups[i].End;
        }

        var end = End(text, start, core.End);
        for (var i = last + 1; i < groups.Count && groups[i].Start < end; i++)
        {
            if (groups[i].End > end) end = groups[i].Start;
        }

        if (end == text.Length && end - start < MinLength && isMarked)
            start = EarlierStart(text, start, groups[..first]);
        while (start < core.Start && char.IsWhiteSpace(text[start])) start++;
        while (end > Math.Max(core.End, start + 1) && char.IsWhiteSpace(text[end - 1])) end--;
        return new Passage(start, end);
    }

    private static int Start(ReadOnlySpan<char> text, Passage core)
    {
        if (core.End <= MaxLength) return 0;
        var least = Math.Max(0, Math.Min(core.End - MaxLength, core.Start));
        for (var i = core.Start; i > least; i--)
        {
            if (TextEdges.IsSentenceStart(text, i)) return i;
        }

        var near = Math.Max(least, core.Start - Lead);
        return FirstEdge(text, near, core.Start, TextEdges.IsWordStart)
            ?? FirstEdge(text, near, core.Start, TextEdges.IsBetweenIdeographs)
            ?? FirstEdge(text, least, near, TextEdges.IsWordStart)
            ?? core.Start;
    }

    private static int End(ReadOnlySpan<char> text, int start, int least)
    {
        var limit = start + MaxLength;
        if (limit >= text.Length) return text.Length;
        if (least >= limit) return least;
        return LastEdge(text, limit, Math.Max(least, start + MinLength), TextEdges.IsSentenceEnd)
            ?? LastEdge(text, limit, Math.Max(least, start + 1), TextEdges.IsWordEnd)
            ?? LastEdge(text, limit, Math.Max(least, start + 1), TextEdges.IsBetweenIdeographs)
            ?? (least > start ? least : InsideWord(text, start, limit));
    }

    // At the end of the text there may be room before the passage.
    private static int EarlierStart(ReadOnlySpan<char> text, int start, List<MarkGroup> before)
    {
        var least = text.Length - MaxLength;
        for (var i = before.Count - 1; i >= 0 && before[i].End > least; i--)
        {
            if (before[i].Start < least) least = before[i].End;
        }

        return FirstEdge(text, least, start, TextEdges.IsSentenceStart)
            ?? FirstEdge(text, least, start, TextEdges.IsWordStart)
            ?? FirstEdge(text, least, start, TextEdges.IsBetweenIdeographs)
            ?? start;
    }

    private static int InsideWord(ReadOnlySpan<char> text, int start, int limit)
    {
        var end = start;
        for (int next; (next = end + StringInfo.GetNextTextElementLength(text[end..])) <= limit;) end = next;
        return end > start ? end : char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }

    private static int? FirstEdge(ReadOnlySpan<char> text, int from, int to, TextEdge isEdge)
    {
        for (var i = from; i <= to; i++)
        {
            if (isEdge(text, i)) return i;
        }

        return null;
    }

    private static int? LastEdge(ReadOnlySpan<char> text, int from, int to, TextEdge isEdge)
    {
        for (var i = from; i >= to; i--)
        {
            if (isEdge(text, i)) return i;
        }

        return null;
    }
}
