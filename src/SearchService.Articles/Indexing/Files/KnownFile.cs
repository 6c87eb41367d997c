namespace SearchService.Articles;

/// <summary>What the index remembers of the file that an article was read from.</summary>
/// <param name="LengthBytes">Its length.</param>
/// <param name="ModifiedTicks">Its time of change, in UTC ticks.</param>
/// <param name="ContentHash">See <see cref="IndexFields.FileHash"/>.</param>
internal readonly record struct KnownFile(long LengthBytes, long ModifiedTicks, long ContentHash)
{
    public bool LooksLike(ArticleFile file) => LengthBytes == file.LengthBytes && ModifiedTicks == file.ModifiedUtc.Ticks;
}
