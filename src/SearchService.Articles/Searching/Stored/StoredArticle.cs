namespace SearchService.Articles;

/// <summary>What the index stores of an article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Its display fields as a UTF-8 JSON object.</param>
/// <param name="Related">Its related list as a UTF-8 JSON array; empty when it has none or it was not asked for.</param>
internal readonly record struct StoredArticle(string Id, byte[] Source, byte[] Related);
