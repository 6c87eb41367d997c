namespace SearchService.Articles;

/// <summary>A hit's texts with the words that the query matched marked: HTML-escaped, with <c>&lt;mark&gt;</c> as the only markup.</summary>
/// <param name="Title">The whole title.</param>
/// <param name="Excerpt">The best passage of the excerpt, or all of it when it is short; empty when there is none.</param>
public sealed record HitHighlight(string Title, string Excerpt);
