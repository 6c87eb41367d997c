namespace SearchService.Articles;

/// <summary>A cursor was given to another search than the one it is from.</summary>
public sealed class CursorMismatchException() : Exception("The cursor belongs to another search.");
