using SearchService.Articles;

namespace SearchService.Http;

/// <summary>How to bring the index up to date.</summary>
/// <param name="Mode"><c>changed</c>: read what is new or changed; <c>full</c>: read everything and replace the index.</param>
/// <param name="Strict">Fail when a file cannot be read, instead of skipping it.</param>
public sealed record ReindexRequest(IndexMode Mode = IndexMode.Changed, bool Strict = false);
