namespace SearchService.Articles;

/// <summary>
/// Ends the reading of one file from deep inside its front matter. It never leaves <see cref="ArticleFileReader"/>, which
/// turns it into an <see cref="ArticleReadError"/>, and carries nothing of the file's content.
/// </summary>
internal sealed class FrontMatterException(ArticleReadReason reason, int line) : Exception(reason.Sentence)
{
    /// <summary>What is wrong.</summary>
    public ArticleReadReason Reason { get; } = reason;

    /// <summary>The 1-based line in the file.</summary>
    public int Line { get; } = line;
}
