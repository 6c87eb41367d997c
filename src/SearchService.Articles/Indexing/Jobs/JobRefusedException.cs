namespace SearchService.Articles;

/// <summary>A job that went well, or had not begun, must not go on, because what it would publish is worse than what is served, or
/// because it could not end well. Nothing was published.</summary>
/// <param name="message">Why, and what to do, for people and without paths of the server.</param>
internal sealed class JobRefusedException(string message) : Exception(message);
