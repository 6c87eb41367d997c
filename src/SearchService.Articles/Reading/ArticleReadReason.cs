namespace SearchService.Articles;

/// <summary>
/// Why a file is left out: a code that never changes and a sentence for people. Neither ever repeats a file's content.
/// </summary>
/// <param name="Code">Lower-case words joined by hyphens, stable over versions.</param>
/// <param name="Sentence">One English sentence.</param>
public sealed record ArticleReadReason(string Code, string Sentence)
{
    public static ArticleReadReason NoFrontMatter { get; } = new("no-front-matter", "The file does not begin with a line of three hyphens.");
    public static ArticleReadReason UnclosedFrontMatter { get; } = new("unclosed-front-matter", "The front matter is never closed by a line of three hyphens.");
    public static ArticleReadReason MissingTitle { get; } = new("missing-title", "The article has no title.");
    public static ArticleReadReason BadYaml { get; } = new("bad-yaml", "The front matter is not valid YAML.");
    public static ArticleReadReason ControlCharacter { get; } = new("control-character", "The front matter holds a control character, which YAML does not allow.");
    public static ArticleReadReason DuplicateKey { get; } = new("duplicate-key", "A field is given twice.");
    public static ArticleReadReason BadField { get; } = new("bad-field", "The title or the excerpt is not a single text.");
    public static ArticleReadReason NotUtf8 { get; } = new("not-utf8", "The front matter is not valid UTF-8.");
    public static ArticleReadReason TooLarge { get; } = new("too-large", "The file or one of its fields is larger than the limit.");
    public static ArticleReadReason TooDeep { get; } = new("too-deep", "The front matter is nested deeper than the limit.");
    public static ArticleReadReason AliasBomb { get; } = new("alias-bomb", "The aliases of the front matter expand beyond the limit.");
    public static ArticleReadReason Removed { get; } = new("removed", "The article is marked as removed.");
    public static ArticleReadReason Unreadable { get; } = new("unreadable", "The file or folder cannot be read.");
    public static ArticleReadReason Vanished { get; } = new("vanished", "The file is gone since the folder was listed.");
    public static ArticleReadReason Changing { get; } = new("changing", "The file was changed each time it was read; the next job reads it again.");
    public static ArticleReadReason NotAFile { get; } = new("not-a-file", "There is no regular file behind this name.");
    public static ArticleReadReason LinkLoop { get; } = new("link-loop", "The link leads in a circle or to a folder that is read already.");
    public static ArticleReadReason OutsideFolder { get; } = new("outside-folder", "The link leaves the article folder.");
    public static ArticleReadReason DuplicateFile { get; } = new("duplicate-file", "The link leads to a file that is listed already.");
    public static ArticleReadReason DuplicateId { get; } = new("duplicate-id", "Another file has the same path apart from its extension.");
    public static ArticleReadReason BadName { get; } = new("bad-name", "The file name cannot be part of an id.");

    // What the content of a file alone decides: it stays so until the file changes.
    private static readonly ArticleReadReason[] OfContent =
    [
        NoFrontMatter, UnclosedFrontMatter, MissingTitle, BadYaml, ControlCharacter, DuplicateKey, BadField, NotUtf8, TooLarge, TooDeep, AliasBomb, Removed,
    ];

    /// <summary>Code and sentence as one text.</summary>
    public string Text { get; } = $"{Code}: {Sentence}";

    /// <summary>Whether it stays so until the file changes: its content alone decides.</summary>
    public bool IsOfContent => Array.IndexOf(OfContent, this) >= 0;

    /// <summary>Whether something is wrong: not with an article that was taken back, or with a link to what is there already or is none of
    /// the folder's.</summary>
    public bool IsBad => this != Removed && this != LinkLoop && this != DuplicateFile && this != OutsideFolder;

    /// <summary>The reason with a code, if <see cref="IsOfContent"/>; null when there is none.</summary>
    internal static ArticleReadReason? FindOfContent(string code) => Array.Find(OfContent, reason => reason.Code == code);
}
