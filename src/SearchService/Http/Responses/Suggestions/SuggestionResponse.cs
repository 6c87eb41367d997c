namespace SearchService.Http;

/// <summary>One suggestion.</summary>
/// <param name="Text">A title, a topic or a provider's name.</param>
/// <param name="Kind"><c>title</c>, <c>topic</c> or <c>provider</c>.</param>
/// <param name="Count">How many articles have exactly this title, topic or provider.</param>
public sealed record SuggestionResponse(string Text, string Kind, int Count);
