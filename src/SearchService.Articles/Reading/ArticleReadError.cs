namespace SearchService.Articles;

/// <summary>A file (or folder) that is left out, and why.</summary>
/// <param name="Path">The path as the reader was given it; for an <see cref="ArticleFile"/>, the path below the article folder.</param>
/// <param name="Line">The 1-based line in the file where reading ended, or 0 when no line is to blame.</param>
/// <param name="Reason">What is wrong, without the file's content.</param>
public sealed record ArticleReadError(string Path, int Line, ArticleReadReason Reason);
