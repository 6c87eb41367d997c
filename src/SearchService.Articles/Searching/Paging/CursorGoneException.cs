namespace SearchService.Articles;

/// <summary>A cursor was good once, but what it goes on in is no longer there: the search has to begin anew.</summary>
public sealed class CursorGoneException(string message) : Exception(message);
