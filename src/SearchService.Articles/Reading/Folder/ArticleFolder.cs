namespace SearchService.Articles;

/// <summary>
/// The folder of articles. A listing takes files ending in .md, .markdown, .yml, .yaml or .txt (in any case) from it and its
/// sub-folders. Names that begin with a dot are hidden and passed over in silence, except for files beginning with two dots.
/// Links are followed inside the folder only, and only to what is not listed without them; pipes, sockets and devices are
/// never opened.
/// </summary>
/// <param name="root">The folder; it need not exist yet.</param>
public sealed class ArticleFolder(string root)
{
    /// <summary>The folder as an absolute path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Walks the folder now. Nothing is opened, so it says nothing about what the files hold.</summary>
    /// <exception cref="IOException">The folder itself does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder itself may not be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ArticleFolderListing List(CancellationToken cancellationToken = default)
    {
        var walk = new ArticleFolderWalk(Root, cancellationToken);
        walk.Run();

        walk.Files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        var files = new List<ArticleFile>(walk.Files.Count);
        var ids = new HashSet<string>(walk.Files.Count, StringComparer.Ordinal);
        foreach (var file in walk.Files)
        {
            if (ids.Add(file.Id))
                files.Add(file);
            else
                walk.Errors.Add(new ArticleReadError(file.Path, 0, ArticleReadReason.DuplicateId));
        }

        walk.Errors.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new ArticleFolderListing(files, walk.Errors, walk.Unreadable);
    }
}
