namespace SearchService.Articles;

/// <summary>A file below the article folder that may hold an article; nothing has been read of it.</summary>
/// <param name="Root">The article folder, without links.</param>
/// <param name="Path">The path below <paramref name="Root"/> with <c>/</c> between parts, extension included.</param>
/// <param name="Id">The id of its article: <paramref name="Path"/> without the extension, unique in a listing.</param>
/// <param name="LengthBytes">The size when it was listed.</param>
/// <param name="ModifiedUtc">The time of the last change when it was listed, in UTC.</param>
/// <param name="ChangedUtc">When the system last changed anything of it, in UTC; where it does not tell, <paramref name="ModifiedUtc"/>.</param>
public sealed record ArticleFile(string Root, string Path, string Id, long LengthBytes, DateTime ModifiedUtc, DateTime ChangedUtc)
{
    /// <summary>Where to open the file.</summary>
    public string FullPath => System.IO.Path.Join(Root, Path);
}
