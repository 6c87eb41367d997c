namespace SearchService.Articles;

/// <summary>What a walk over the article folder found.</summary>
/// <param name="Files">The files to read, in ordinal order of their paths, no id twice.</param>
/// <param name="Errors">What was left out with a reason, in ordinal order of paths; all lines are 0.</param>
/// <param name="IsComplete">
/// False when a sub-folder could not be read: its articles are then missing from <paramref name="Files"/> without being gone.
/// </param>
public sealed record ArticleFolderListing(IReadOnlyList<ArticleFile> Files, IReadOnlyList<ArticleReadError> Errors, bool IsComplete);
