namespace SearchService.Articles;

/// <summary>What reading a file showed.</summary>
/// <param name="LengthBytes">The file's length.</param>
/// <param name="ModifiedTicks">Its time of change, in UTC ticks.</param>
/// <param name="ContentHash">See <see cref="IndexFields.FileHash"/>; 0 for a file without an article.</param>
/// <param name="Error">Why the file holds no article; null when it holds one.</param>
internal sealed record FileNote(long LengthBytes, long ModifiedTicks, long ContentHash, ArticleReadError? Error);
