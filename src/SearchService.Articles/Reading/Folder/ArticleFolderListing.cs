namespace SearchService.Articles;

/// <summary>What a walk over the article folder found.</summary>
/// <param name="Files">The files to read, in ordinal order of their paths, no id twice.</param>
/// <param name="Errors">What was left out with a reason, in ordinal order of paths; all lines are 0.</param>
/// <param name="Unreadable">
/// The paths of sub-folders that could not be listed and of files that the system says nothing of: what is there is missing from
/// <paramref name="Files"/> without being gone.
/// </param>
public sealed record ArticleFolderListing(
    IReadOnlyList<ArticleFile> Files, IReadOnlyList<ArticleReadError> Errors, IReadOnlyList<string> Unreadable)
{
    private readonly HashSet<string> _hiddenFolders = new(Unreadable, StringComparer.Ordinal);
    private readonly HashSet<string> _hiddenIds = new(
        Unreadable.Where(path => ArticleFileName.IsArticle(path)).Select(path => path[..^ArticleFileName.ExtensionLength(path)]),
        StringComparer.Ordinal);

    /// <summary>Whether all of the folder could be listed.</summary>
    public bool IsComplete => Unreadable.Count == 0;

    /// <summary>Whether an article that is not among <see cref="Files"/> may still be there, where nothing could be listed.</summary>
    /// <param name="id">The article's id.</param>
    public bool MayHide(string id)
    {
        if (IsComplete)
            return false;
        if (_hiddenIds.Contains(id))
            return true;
        for (var slash = id.IndexOf('/'); slash >= 0; slash = id.IndexOf('/', slash + 1))
        {
            if (_hiddenFolders.Contains(id[..slash]))
                return true;
        }

        return false;
    }
}
