namespace SearchService.Articles;

/// <summary>
/// Finds the front matter of a file by its two fences, on bytes and before anything is decoded. A fence is a line of exactly
/// three hyphens at its start, then only spaces, tabs or a carriage return. The first fence is the first line of the file (a
/// UTF-8 byte order mark may stand before it), the second one is the next such line; all that follows is body text.
/// </summary>
internal static class FrontMatterFences
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes between the fences start on line 2 of the file.</summary>
    /// <returns>Null when <paramref name="frontMatter"/> was found, otherwise what is missing.</returns>
    public static ArticleReadReason? Find(ReadOnlySpan<byte> content, out Range frontMatter)
    {
        frontMatter = default;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return ArticleReadReason.NotUtf8;

        var start = content.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (!IsFence(content[start..]))
            return ArticleReadReason.NoFrontMatter;

        var firstLineEnd = content[start..].IndexOf((byte)'\n');
        if (firstLineEnd < 0)
            return ArticleReadReason.UnclosedFrontMatter;

        start += firstLineEnd;
        for (var lineEnd = start; ;)
        {
            var next = content[lineEnd..].IndexOf("\n---"u8);
            if (next < 0)
                return ArticleReadReason.UnclosedFrontMatter;
            lineEnd += next;
            if (IsFence(content[(lineEnd + 1)..]))
            {
                frontMatter = (start + 1)..(lineEnd + 1);
                return null;
            }

            lineEnd++;
        }
    }

    private static bool IsFence(ReadOnlySpan<byte> lineStart)
    {
        if (!lineStart.StartsWith("---"u8))
            return false;
        var rest = lineStart[3..];
        var end = rest.IndexOfAnyExcept(" \t\r"u8);
        return end < 0 || rest[end] == '\n';
    }
}
