namespace SearchService.Articles;

/// <summary>What somebody who types may mean.</summary>
/// <param name="Text">A title, a topic or a provider's name, as it is displayed.</param>
/// <param name="Kind">Which of them.</param>
/// <param name="Count">How many articles have exactly this title, topic or provider.</param>
public sealed record Suggestion(string Text, SuggestionKind Kind, int Count);
