namespace SearchService.Articles;

/// <summary>A file that a job left out.</summary>
/// <param name="Path">Below the articles' folder.</param>
/// <param name="Line">Where in the file, 1-based; null when it is the file as a whole.</param>
/// <param name="Reason">Why, without the file's content.</param>
public sealed record SkippedFile(string Path, int? Line, string Reason);
