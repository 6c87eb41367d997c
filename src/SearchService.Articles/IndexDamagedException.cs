namespace SearchService.Articles;

/// <summary>A file of the index is damaged, so that this could not be answered. The index is being built anew: try again soon.</summary>
/// <param name="inner">Which file, and what is wrong.</param>
public sealed class IndexDamagedException(Exception inner) : IOException("the index is damaged and is being built anew", inner);
