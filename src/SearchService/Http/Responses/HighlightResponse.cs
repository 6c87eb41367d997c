namespace SearchService.Http;

/// <summary>A hit's texts with the matched words marked: HTML-escaped, with <c>&lt;mark&gt;</c> as the only markup.</summary>
/// <param name="Title">The whole title.</param>
/// <param name="Excerpt">The best passage of the excerpt, or all of it when it is short.</param>
public sealed record HighlightResponse(string Title, string Excerpt);
