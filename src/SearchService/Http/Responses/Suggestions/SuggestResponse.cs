namespace SearchService.Http;

/// <summary>What somebody who types may mean. Describes what <see cref="SuggestResult"/> writes.</summary>
/// <param name="Suggestions">Best first.</param>
public sealed record SuggestResponse(IReadOnlyList<SuggestionResponse> Suggestions);
