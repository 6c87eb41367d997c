namespace SearchService.Articles;

/// <summary>What a suggestion is.</summary>
public enum SuggestionKind
{
    Title,
    Topic,
    Provider,
}
