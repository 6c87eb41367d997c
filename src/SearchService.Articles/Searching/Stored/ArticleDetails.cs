namespace SearchService.Articles;

/// <summary>One article as indexed.</summary>
/// <param name="Id">Its path below the folder, without the extension.</param>
/// <param name="Source">Its display fields as one UTF-8 JSON object.</param>
/// <param name="Related">Its related list as one UTF-8 JSON array, each entry with <c>id</c> where that article is indexed.</param>
public sealed record ArticleDetails(string Id, ReadOnlyMemory<byte> Source, ReadOnlyMemory<byte> Related);
