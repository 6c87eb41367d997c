namespace SearchService.Articles;

/// <summary>The fields that a query can name: <c>title:word</c>.</summary>
public enum QueryField
{
    Title,
    Excerpt,
    Topic,
    Provider,
}
