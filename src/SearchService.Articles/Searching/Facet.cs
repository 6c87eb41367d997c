namespace SearchService.Articles;

/// <summary>What articles can be counted and filtered by.</summary>
public enum Facet
{
    Topic,
    Provider,
    Category,
    Type,
}
