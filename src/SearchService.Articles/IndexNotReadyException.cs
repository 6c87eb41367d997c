namespace SearchService.Articles;

/// <summary>There is no index to search yet; the first build makes one. Try again soon.</summary>
public sealed class IndexNotReadyException() : InvalidOperationException("the index is being built; nothing can be searched yet");
